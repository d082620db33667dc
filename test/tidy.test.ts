import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { basename, dirname, join, posix, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseAst } from 'vitest/node'

/*
 * The law of the house. Change the tables, not the code below them.
 */

/**
 * What a shelf may import: folders and files of `src` (without `.ts`), and packages; `*` at the end stands for the rest
 * of a name. The longest shelf that holds a file is the file's.
 */
const SHELVES: Record<string, { files: string[]; packages: string[] }> = {
  core: {
    files: ['core'],
    packages: [
      ...['date-fns', '@date-fns/tz', 'chrono-node', 'chinese-days', 'date-holidays', 'fastest-levenshtein'],
      ...['stdnum', 'cdigit'],
    ],
  },
  i18n: { files: ['core', 'i18n'], packages: [] },
  store: { files: ['core', 'store'], packages: ['kysely', 'better-sqlite3', 'pg', 'pg-*', 'uuid', 'node:*'] },
  flows: {
    files: ['core', 'store', 'flows'],
    packages: ['zod', 'csv-parse', 'csv-stringify', 'iconv-lite', 'read-excel-file', 'node:*'],
  },
  documents: { files: ['core', 'i18n', 'documents'], packages: [] },
  'documents/pdf': { files: ['documents'], packages: ['node:*'] },
  'documents/pdf-worker': { files: ['documents'], packages: ['pdfmake', 'node:*'] },
  mail: {
    files: ['core', 'i18n', 'flows', 'documents', 'mail', 'log', 'config', 'pump'],
    packages: ['nodemailer', 'node:*'],
  },
  'slack/views': { files: ['core', 'i18n', 'slack/views'], packages: ['@slack/types'] },
  slack: {
    files: ['core', 'i18n', 'flows', 'documents', 'slack', 'log', 'config', 'pump'],
    packages: ['@slack/*', 'zod', 'node:*'],
  },
  cli: {
    files: [
      'core',
      'i18n',
      'flows',
      'cli',
      'doctor',
      'store/open',
      'store/migrate',
      'slack/manifest',
      'slack/views',
      'config',
      'log',
    ],
    packages: ['commander', 'yaml', 'node:*'],
  },
  jobs: {
    files: ['core', 'i18n', 'flows', 'jobs', 'slack/views', 'slack/post', 'slack/messages', 'log'],
    packages: ['node-cron'],
  },
  doctor: {
    files: [
      ...['core', 'i18n', 'flows', 'store', 'doctor', 'slack/drawings', 'slack/installed-team', 'mail/server'],
      'config',
    ],
    packages: ['@slack/web-api', 'yaml', 'node:*'],
  },
  watch: {
    files: ['core', 'flows', 'watch', 'log', 'store/open', 'store/migrate', 'store/outbox-figures'],
    packages: ['@prometheus-io/client', 'node:*'],
  },
  playground: { files: ['*'], packages: ['*'] },
  main: { files: ['*'], packages: ['*'] },
  config: { files: ['*'], packages: ['*'] },
  log: { files: ['*'], packages: ['*'] },
  pump: { files: ['log'], packages: ['node:timers/promises'] },
}

/** What decides from its arguments alone, and so knows no clock, chance, environment or outside world. */
const PURE = ['core', 'slack/views', 'documents']
/** But for these: the drawing of a document is a library's work, in a thread of its own. */
const NOT_PURE = ['documents/pdf', 'documents/pdf-worker']

/** What a pure file may use of the platform's globals; every other one is the outside world. */
const PURE_GLOBALS = [
  ...['undefined', 'NaN', 'Infinity', 'isNaN', 'isFinite', 'parseInt', 'parseFloat', 'structuredClone'],
  ...['Array', 'BigInt', 'Boolean', 'Error', 'Intl', 'JSON', 'Map', 'Number', 'Object', 'RangeError', 'RegExp', 'Set'],
  ...['String', 'Symbol', 'TypeError', 'WeakMap'],
]
/** Of these only a member by its name, so that no other name hides the clock or chance; and `new Date(x)`. */
const PURE_BY_MEMBER = ['Date', 'Math']
const IMPURE_MEMBERS = ['Date.now', 'Math.random', '.resolvedOptions', '.getTimezoneOffset']

/**
 * What only some files and folders may use: `name`, `object.member`, `.member` of anything, `the package name`. It counts
 * under whatever spelling: `a['b']`, `const { b } = a`, the text 'a.b'; and `a.*`, when `a` goes on under another name.
 */
const RESERVED: { uses: string[]; by: string[] }[] = [
  { uses: ['process.env'], by: ['config'] },
  { uses: ['console', '.console'], by: ['main', 'cli', 'playground'] },
  { uses: ['chat.postMessage', 'chat.update', 'chat.postEphemeral', 'chat.scheduleMessage'], by: ['slack/post'] },
  { uses: ['.selectFrom', '.insertInto', '.updateTable', '.deleteFrom', '.replaceInto', '.mergeInto'], by: ['store'] },
  { uses: ['the package kysely', 'the package better-sqlite3', 'the package pg'], by: ['store'] },
  { uses: ['the package nodemailer'], by: ['mail'] },
  { uses: ['the package pdfmake'], by: ['documents/pdf-worker'] },
]

/**
 * Folders whose `index.ts` exports one array of all that their files hold, the property of each entry that equals the
 * file's stem, and the file that runs the list and so stands outside it.
 */
const LISTS: Record<string, { key: string; runner?: string }> = {
  'core/rules': { key: 'id' },
  'slack/commands': { key: 'verb' },
  'slack/actions': { key: 'id' },
  'slack/modals': { key: 'id' },
  'slack/shortcuts': { key: 'id' },
  'slack/messages': { key: 'kind' },
  cli: { key: 'name', runner: 'cash' },
  doctor: { key: 'id', runner: 'examine' },
}

const WORDS_THAT_SAY_NOTHING = [
  'utils',
  'util',
  'helpers',
  'helper',
  'service',
  'manager',
  'constants',
  'common',
  'misc',
]

/*
 * How it is read.
 */

interface Node {
  type: string
  [key: string]: unknown
}

interface Module {
  /** The path below the root without `.ts`, e.g. `core/money`. */
  path: string
  imports: string[]
  /** What is used, in the spellings of RESERVED. */
  uses: string[]
  /** What of the platform a pure file may not use, as `Date`, `new Date()`, `fetch`. */
  impureGlobals: string[]
  /** Every `key: 'text'`. */
  properties: { key: string; value: string }[]
  /** Every exported array, each element as the file that it was imported from, or as it is written. */
  lists: string[][]
}

const COMPUTED = 'a computed path'
/** Objects of which some members are reserved. */
const HELD = new Set(RESERVED.flatMap(({ uses }) => uses).flatMap((use) => use.match(/^(\w+)\./)?.[1] ?? []))
/** A member called as a global is another thing, unless it is the global's own. */
const isHeld = (name: string | undefined, object: string | undefined): name is string =>
  name !== undefined && HELD.has(name) && (object === 'globalThis' || !Object.hasOwn(globalThis, name))
/** Where a TypeScript node holds a value all the same, as `x as T` does. */
const TYPED_VALUES = ['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression', 'TSInstantiationExpression']

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value
const nodesOf = (value: unknown): Node[] => (Array.isArray(value) ? value : [value]).filter(isNode)

function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  const [only, ...others] = node.type === 'TemplateLiteral' ? nodesOf(node.quasis) : []
  return only && others.length === 0 ? (only.value as { cooked: string }).cooked : undefined
}

/** The name of an identifier, and the last one of `a.b.c` and `a.b['c']`. */
function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined
  if (node.type === 'Identifier') return String(node.name)
  if (node.type !== 'MemberExpression') return undefined
  return node.computed ? textOf(node.property) : nameOf(node.property)
}

const keyOf = (property: Node) => (property.computed ? undefined : nameOf(property.key)) ?? textOf(property.key)

/** Visits values and, told apart, types. A member's, a key's, and another file's name is a name, not a use of what is called so. */
function walk(
  node: Node,
  visit: (node: Node, above: readonly Node[], isType: boolean) => void,
  above: readonly Node[] = [],
  isInType = false,
): void {
  const isType = isInType || (node.type.startsWith('TS') && !TYPED_VALUES.includes(node.type))
  visit(node, above, isType)
  for (const [key, value] of Object.entries(node)) {
    const isOnlyAName =
      ((key === 'property' || key === 'key') && !node.computed) || key === 'imported' || key === 'exported'
    if (isOnlyAName) continue
    for (const child of nodesOf(value)) walk(child, visit, [node, ...above], isType)
  }
}

/** The two sides of `to = from`, in a declaration, an assignment, or a default. */
function sidesOf({ type, id, init, left, right }: Node): { to: unknown; from: unknown } | undefined {
  if (type === 'VariableDeclarator') return { to: id, from: init }
  return type === 'AssignmentExpression' || type === 'AssignmentPattern' ? { to: left, from: right } : undefined
}

/** True where an object goes on under another name, so that nobody can tell which of its members are used. */
function isLetGo(node: Node, [parent, grandparent]: readonly Node[]): boolean {
  if (parent === undefined || parent.type.startsWith('Import')) return false
  if (parent.type === 'MemberExpression') return parent.object !== node
  if (parent.type === 'Property') return grandparent?.type !== 'ObjectPattern'
  const sides = sidesOf(parent)
  if (sides === undefined) return !nodesOf(parent.params).includes(node)
  return sides.from === node && nodesOf(sides.to)[0]?.type !== 'ObjectPattern' && nameOf(sides.to) !== nameOf(node)
}

const usesOf = (object: string | undefined, member = '*') => [
  ...(object === undefined ? [] : [`${object}.${member}`]),
  ...(member === '*' ? [] : [`.${member}`]),
]

/** What `const { b, c: d } = a` takes. */
function takenApart(pattern: Node, [parent, grandparent]: readonly Node[]): string[] {
  const isDefaulted = parent?.type === 'AssignmentPattern' && grandparent?.type === 'Property'
  const holder = isDefaulted ? grandparent : parent
  const object = holder?.type === 'Property' ? keyOf(holder) : nameOf(holder && sidesOf(holder)?.from)
  return nodesOf(pattern.properties).flatMap((property) => {
    const key = property.type === 'RestElement' ? undefined : keyOf(property)
    const value = nodesOf(property.value).map((each) => sidesOf(each)?.to ?? each)[0]
    const isRenamed = isHeld(key, object) && nameOf(value) !== undefined && nameOf(value) !== key
    return [...usesOf(object, key), ...(isRenamed ? [`${key}.*`] : [])]
  })
}

/** An identifier by what a pure file may not use of it, if anything. */
function impureGlobal(node: Node, [parent]: readonly Node[]): string | undefined {
  const name = String(node.name)
  if (!Object.hasOwn(globalThis, name) || PURE_GLOBALS.includes(name)) return undefined
  const member = parent?.type === 'MemberExpression' && parent.object === node ? parent : undefined
  if (name === 'globalThis' && member) return `globalThis.${nameOf(member) ?? '*'}`
  if (!PURE_BY_MEMBER.includes(name)) return name
  if (member && !member.computed) return undefined
  if (name !== 'Date' || parent?.type !== 'NewExpression' || parent.callee !== node) return name
  const [first, ...others] = nodesOf(parent.arguments)
  if (first === undefined) return 'new Date()'
  return others.length > 0 || first.type === 'SpreadElement' ? 'new Date() of several' : undefined
}

/** The arrays that a program exports by name, whatever `as const` or type they have. */
function listsOf(program: Node): string[][] {
  const body = nodesOf(program.body)
  const sources = new Map(
    body.flatMap((node) =>
      nodesOf(node.specifiers).map((each) => [nameOf(each.local), textOf(node.source)?.replace(/^\.\/|\.ts$/g, '')]),
    ),
  )
  return body
    .filter(({ type }) => type === 'ExportNamedDeclaration')
    .flatMap(({ declaration }) => nodesOf(declaration))
    .flatMap(({ declarations }) => nodesOf(declarations))
    .map(({ init }) => nodesOf(init).map((each) => (TYPED_VALUES.includes(each.type) ? each.expression : each))[0])
    .filter((list): list is Node => isNode(list) && list.type === 'ArrayExpression')
    .map(({ elements }) => nodesOf(elements).map((each) => sources.get(nameOf(each)) ?? nameOf(each) ?? each.type))
}

function readModule(root: string, file: string): Module {
  const program = parseAst(readFileSync(file, 'utf8'), { lang: 'ts' }) as unknown as Node
  const module: Module = {
    path: relative(root, file).replace(/\.tsx?$/, ''),
    imports: [],
    uses: [],
    impureGlobals: [],
    properties: [],
    lists: listsOf(program),
  }
  const { imports, uses, impureGlobals, properties } = module
  walk(program, (node, above, isType) => {
    const source = textOf(node.source) ?? (node.type === 'ImportExpression' ? COMPUTED : undefined)
    if (source !== undefined) {
      imports.push(source)
      uses.push(`the package ${packageOf(source)}`)
      if (packageOf(source) === 'node:process') uses.push('process.env')
      if (packageOf(source) === 'node:console') uses.push('console')
    }
    if (isType) return
    if (node.type === 'Identifier') {
      uses.push(String(node.name))
      const impure = impureGlobal(node, above)
      if (impure !== undefined) impureGlobals.push(impure)
    }
    if (node.type === 'MemberExpression') uses.push(...usesOf(nameOf(node.object), nameOf(node)))
    if (node.type === 'ObjectPattern') uses.push(...takenApart(node, above))
    const name = nameOf(node)
    const owner = node.type === 'Identifier' ? 'globalThis' : nameOf(node.object)
    if (isHeld(name, owner) && isLetGo(node, above)) uses.push(`${name}.*`)
    // `apiCall('chat.update')` is the same call by another name, and so is `db[which]` for `which = 'deleteFrom'`.
    const text = textOf(node)
    if (text !== undefined) uses.push(text.includes('.') ? text : `.${text}`)
    const key = node.type === 'Property' ? keyOf(node) : undefined
    const value = textOf(node.value)
    if (key !== undefined && value !== undefined) properties.push({ key, value })
  })
  return module
}

const isWithin = (path: string, folders: readonly string[]) =>
  folders.some((folder) => folder === '*' || path === folder || path.startsWith(`${folder}/`))

const shelfOf = (path: string) =>
  Object.keys(SHELVES)
    .filter((shelf) => isWithin(path, [shelf]))
    .sort((a, b) => b.length - a.length)[0]

function packageOf(source: string): string {
  if (isBuiltin(source)) return source.replace(/^(node:)?/, 'node:')
  return source
    .split('/')
    .slice(0, source.startsWith('@') ? 2 : 1)
    .join('/')
}

function importFaults({ path, imports }: Module): string[] {
  const shelf = shelfOf(path)
  if (shelf === undefined) return [`${path} is on no shelf`]
  const { files = [], packages = [] } = SHELVES[shelf] ?? {}
  return imports.flatMap((source) => {
    if (source === COMPUTED) return [`${path} imports ${COMPUTED}, which nobody may`]
    if (source.startsWith('.')) {
      const target = posix.join(dirname(path), source).replace(/\.ts$/, '')
      return isWithin(target, files) ? [] : [`${path} imports ${target}, which ${shelf} may not`]
    }
    const name = packageOf(source)
    const allowed = packages.some((each) => (each.endsWith('*') ? name.startsWith(each.slice(0, -1)) : name === each))
    return allowed ? [] : [`${path} imports the package ${name}, which ${shelf} may not`]
  })
}

function purityFaults({ path, uses, impureGlobals }: Module): string[] {
  if (!isWithin(path, PURE) || NOT_PURE.includes(path)) return []
  return [...uses.filter((use) => IMPURE_MEMBERS.includes(use)), ...impureGlobals].map(
    (name) => `${path} is pure and uses ${name}`,
  )
}

function reservedFaults({ path, uses }: Module): string[] {
  return RESERVED.filter(({ by }) => !isWithin(path, by)).flatMap((reserved) => {
    const isReserved = (use: string) =>
      reserved.uses.some((each) => each === use || (/^\w+\.\*$/.test(use) && each.startsWith(use.slice(0, -1))))
    return uses.filter(isReserved).map((use) => `${path} uses ${use}, which only ${reserved.by.join(', ')} may`)
  })
}

function nameFaults({ path }: Module): string[] {
  const stem = basename(path)
  const isKebab = /^[a-z0-9]+(-[a-zA-Z0-9]+)*$/.test(stem)
  const empty = stem.split('-').find((word) => WORDS_THAT_SAY_NOTHING.includes(word))
  return [
    ...(isKebab ? [] : [`${path} is not in kebab-case`]),
    ...(empty ? [`${path} is named '${empty}', which says nothing`] : []),
  ]
}

function listFaults(modules: Module[], folder: string, { key, runner }: { key: string; runner?: string }): string[] {
  const index = modules.find(({ path }) => path === `${folder}/index`)
  const entries = modules.filter((module) => dirname(module.path) === folder && module !== index)
  const [listed = [], ...others] = index?.lists ?? []
  const stems = entries.map(({ path }) => basename(path))
  return [
    ...(others.length > 0 ? [`${folder}/index exports more than one list`] : []),
    ...listed
      .filter((each) => !stems.includes(each))
      .map((each) => `${folder}/index lists ${each}, which is no file beside it`),
    ...entries.flatMap((entry) => {
      const stem = basename(entry.path)
      const names = entry.properties.filter((property) => property.key === key).map(({ value }) => value)
      return [
        ...(listed.includes(stem) || stem === runner ? [] : [`${entry.path} is not in the list of ${folder}`]),
        ...(names.includes(stem) || stem === runner
          ? []
          : [`${entry.path} has no ${key} '${stem}'${names[0] ? `, but '${names[0]}'` : ''}`]),
      ]
    }),
  ]
}

/** Everything under `root` that breaks the law, and how much was read. */
function tidiness(root: string): { modules: Module[]; faults: string[] } {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  const modules = files.sort().map((file) => readModule(root, join(root, file)))
  const faults = [
    ...modules.flatMap((module) =>
      [importFaults, purityFaults, reservedFaults, nameFaults].flatMap((law) => law(module)),
    ),
    ...Object.entries(LISTS).flatMap(([folder, list]) => listFaults(modules, folder, list)),
  ]
  return { modules, faults }
}

const SRC = join(import.meta.dirname, '../src')

describe('the house', () => {
  const { modules, faults } = tidiness(SRC)

  test('is tidy', () => {
    expect(faults).toEqual([])
  })

  test('was read: files, their imports, and every list', () => {
    expect(modules.length).toBeGreaterThan(50)
    expect(modules.flatMap(({ imports }) => imports).length).toBeGreaterThan(100)
    expect(Object.keys(LISTS).filter((folder) => !existsSync(join(SRC, folder, 'index.ts')))).toEqual([])
  })
})

test('every kind of untidiness is seen where it was planted', () => {
  const { faults } = tidiness(join(import.meta.dirname, 'support/untidy'))
  expect(faults).toEqual([
    'core/back-door imports a computed path, which nobody may',
    'core/back-door imports store/rows, which core may not',
    'core/back-door is pure and uses Math.random',
    'core/back-door is pure and uses Date.now',
    'core/back-door is pure and uses .resolvedOptions',
    'core/back-door is pure and uses Date',
    'core/back-door is pure and uses Math',
    'core/back-door is pure and uses Date',
    'core/back-door is pure and uses new Date() of several',
    'core/back-door is pure and uses new Date() of several',
    'core/back-door is pure and uses globalThis.fetch',
    'core/back-door is pure and uses globalThis.crypto',
    'core/back-door is pure and uses setImmediate',
    'core/clock-reader imports the package node:fs, which core may not',
    'core/clock-reader imports the package kysely, which core may not',
    'core/clock-reader imports store/rows, which core may not',
    'core/clock-reader imports store/rows, which core may not',
    'core/clock-reader is pure and uses Date.now',
    'core/clock-reader is pure and uses Math.random',
    'core/clock-reader is pure and uses new Date()',
    'core/clock-reader is pure and uses crypto',
    'core/clock-reader is pure and uses process',
    'core/clock-reader uses process.env, which only config may',
    'core/clock-reader uses the package kysely, which only store may',
    'flows/settings-of-any-name uses process.env, which only config may',
    'flows/settings-of-any-name uses process.env, which only config may',
    'flows/settings-of-any-name uses process.*, which only config may',
    'flows/settings-of-any-name uses process.*, which only config may',
    'flows/settings-of-any-name uses .console, which only main, cli, playground may',
    'playground/ledger uses .insertInto, which only store may',
    'playground/ledger uses .deleteFrom, which only store may',
    'playground/ledger uses .updateTable, which only store may',
    'playground/ledger uses .selectFrom, which only store may',
    'playground/ledger uses the package kysely, which only store may',
    'slack/mumble uses chat.*, which only slack/post may',
    'slack/mumble uses chat.*, which only slack/post may',
    'slack/shout uses chat.postMessage, which only slack/post may',
    'slack/shout uses chat.update, which only slack/post may',
    'slack/views/Peek imports slack/shout, which slack/views may not',
    'slack/views/Peek is not in kebab-case',
    'slack/views/outside-world imports a computed path, which nobody may',
    'slack/views/outside-world is pure and uses Math.random',
    'slack/views/outside-world is pure and uses Date.now',
    'slack/views/outside-world is pure and uses .resolvedOptions',
    'slack/views/outside-world is pure and uses Date',
    'slack/views/outside-world is pure and uses Math',
    'slack/views/outside-world is pure and uses Date',
    'slack/views/outside-world is pure and uses new Date() of several',
    'slack/views/outside-world is pure and uses globalThis.crypto',
    'slack/views/outside-world is pure and uses globalThis.fetch',
    'slack/views/outside-world is pure and uses WebSocket',
    'slack/views/outside-world is pure and uses setImmediate',
    'slack/whisper uses console, which only main, cli, playground may',
    'slack/whisper uses chat.postEphemeral, which only slack/post may',
    'slack/whisper uses chat.scheduleMessage, which only slack/post may',
    'slack/whisper uses chat.postMessage, which only slack/post may',
    'slack/whisper uses chat.update, which only slack/post may',
    'store/rows uses process.env, which only config may',
    'warehouse/stock-utils is on no shelf',
    "warehouse/stock-utils is named 'utils', which says nothing",
    'core/rules/index exports more than one list',
    'core/rules/index lists unwritten, which is no file beside it',
    'core/rules/early is not in the list of core/rules',
    'core/rules/late is not in the list of core/rules',
    "core/rules/late has no id 'late', but 'early'",
  ])
})
