import { existsSync, readdirSync, readFileSync } from 'node:fs'
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
    packages: ['date-fns', '@date-fns/tz', 'chrono-node', 'chinese-days', 'date-holidays', 'fastest-levenshtein'],
  },
  i18n: { files: ['core', 'i18n'], packages: [] },
  store: { files: ['core', 'store'], packages: ['kysely', 'better-sqlite3', 'pg', 'pg-*', 'uuid', 'node:*'] },
  flows: {
    files: ['core', 'store', 'flows'],
    packages: ['zod', 'csv-parse', 'csv-stringify', 'iconv-lite', 'read-excel-file', 'node:*'],
  },
  'slack/views': { files: ['core', 'i18n', 'slack/views'], packages: ['@slack/types'] },
  slack: { files: ['core', 'i18n', 'flows', 'slack', 'log', 'config'], packages: ['@slack/*', 'zod', 'node:*'] },
  cli: {
    files: [
      'core',
      'i18n',
      'flows',
      'cli',
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
  playground: { files: ['*'], packages: ['*'] },
  main: { files: ['*'], packages: ['*'] },
  config: { files: ['*'], packages: ['*'] },
  log: { files: ['*'], packages: ['*'] },
}

/** What decides from its arguments alone, and so knows no clock, chance, environment or outside world. */
const PURE = ['core', 'slack/views']
const IMPURE_MEMBERS = ['Date.now', 'Math.random', 'performance.now']
const IMPURE_GLOBALS = ['crypto', 'process', 'fetch', 'setTimeout', 'setInterval', 'console']

/** Members that only these files may use. */
const RESERVED: Record<string, string[]> = {
  'process.env': ['config'],
  'chat.postMessage': ['slack/post'],
  'chat.update': ['slack/post'],
}

/** Folders whose `index.ts` lists all their files, and the property of each entry that equals the file's stem. */
const LISTS: Record<string, string> = {
  'core/rules': 'id',
  'slack/commands': 'verb',
  'slack/actions': 'id',
  'slack/modals': 'id',
  'slack/messages': 'kind',
  cli: 'name',
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
  /** Every `a.b` and the last two names of `a.b.c`, as written. */
  members: string[]
  globals: string[]
  readsTheClock: boolean
  /** Every `key: 'text'`. */
  properties: { key: string; value: string }[]
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value
const nameOf = (node: unknown): string | undefined => {
  if (!isNode(node)) return undefined
  if (node.type === 'Identifier') return String(node.name)
  if (node.type === 'MemberExpression' && !node.computed) return nameOf(node.property)
  return undefined
}
const textOf = (node: unknown): string | undefined =>
  isNode(node) && node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined

/** The name of a member or a key is a name, not a use of what is called so. */
function walk(node: Node, visit: (node: Node) => void): void {
  visit(node)
  for (const [key, value] of Object.entries(node)) {
    const isOnlyAName = (key === 'property' || key === 'key') && !node.computed
    if (isOnlyAName) continue
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit)
  }
}

function readModule(root: string, file: string): Module {
  const module: Module = {
    path: relative(root, file).replace(/\.tsx?$/, ''),
    imports: [],
    members: [],
    globals: [],
    readsTheClock: false,
    properties: [],
  }
  const program = parseAst(readFileSync(file, 'utf8'), { lang: 'ts' }) as unknown as Node
  walk(program, (node) => {
    const source = textOf(node.source) ?? (node.type === 'TSImportType' ? textOf(node.argument) : undefined)
    if (source !== undefined) module.imports.push(source)
    if (source === 'node:process') module.members.push('process.env')
    if (node.type === 'Identifier') module.globals.push(String(node.name))
    if (node.type === 'MemberExpression') module.members.push(`${nameOf(node.object)}.${nameOf(node)}`)
    // `apiCall('chat.update')` is the same call by another name.
    const text = textOf(node)
    if (text !== undefined && text in RESERVED) module.members.push(text)
    const isDate = nameOf(node.callee) === 'Date' && (node.arguments as unknown[]).length === 0
    if (isDate) module.readsTheClock = true
    const key = nameOf(node.key)
    const value = textOf(node.value)
    if (node.type === 'Property' && key !== undefined && value !== undefined) module.properties.push({ key, value })
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
  if (source.startsWith('node:')) return source
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
    if (source.startsWith('.')) {
      const target = posix.join(dirname(path), source).replace(/\.ts$/, '')
      return isWithin(target, files) ? [] : [`${path} imports ${target}, which ${shelf} may not`]
    }
    const name = packageOf(source)
    const allowed = packages.some((each) => (each.endsWith('*') ? name.startsWith(each.slice(0, -1)) : name === each))
    return allowed ? [] : [`${path} imports the package ${name}, which ${shelf} may not`]
  })
}

function purityFaults({ path, members, globals, readsTheClock }: Module): string[] {
  if (!isWithin(path, PURE)) return []
  const used = [
    ...IMPURE_MEMBERS.filter((member) => members.includes(member)),
    ...IMPURE_GLOBALS.filter((name) => globals.includes(name)),
    ...(readsTheClock ? ['new Date()'] : []),
  ]
  return used.map((name) => `${path} is pure and uses ${name}`)
}

function reservedFaults({ path, members }: Module): string[] {
  return Object.entries(RESERVED)
    .filter(([member, owners]) => members.includes(member) && !owners.includes(path))
    .map(([member, owners]) => `${path} uses ${member}, which only ${owners} may`)
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

function listFaults(modules: Module[], folder: string, key: string): string[] {
  const index = modules.find(({ path }) => path === `${folder}/index`)
  const entries = modules.filter((module) => dirname(module.path) === folder && module !== index)
  const listed = (index?.imports ?? []).filter((source) => source.startsWith('./')).map((source) => source.slice(2, -3))
  return entries.flatMap((entry) => {
    const stem = basename(entry.path)
    const names = entry.properties.filter((property) => property.key === key).map(({ value }) => value)
    return [
      ...(listed.includes(stem) ? [] : [`${entry.path} is not in the list of ${folder}`]),
      ...(names.includes(stem)
        ? []
        : [`${entry.path} has no ${key} '${stem}'${names[0] ? `, but '${names[0]}'` : ''}`]),
    ]
  })
}

/** Everything under `root` that breaks the law, and how much was read. */
function tidiness(root: string): { modules: Module[]; faults: string[] } {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  const modules = files.sort().map((file) => readModule(root, join(root, file)))
  const faults = [
    ...modules.flatMap((module) =>
      [importFaults, purityFaults, reservedFaults, nameFaults].flatMap((law) => law(module)),
    ),
    ...Object.entries(LISTS).flatMap(([folder, key]) => listFaults(modules, folder, key)),
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
    'core/clock-reader imports the package node:fs, which core may not',
    'core/clock-reader imports the package kysely, which core may not',
    'core/clock-reader imports store/rows, which core may not',
    'core/clock-reader imports store/rows, which core may not',
    'core/clock-reader is pure and uses Date.now',
    'core/clock-reader is pure and uses Math.random',
    'core/clock-reader is pure and uses crypto',
    'core/clock-reader is pure and uses process',
    'core/clock-reader is pure and uses new Date()',
    'core/clock-reader uses process.env, which only config may',
    'slack/shout uses chat.postMessage, which only slack/post may',
    'slack/shout uses chat.update, which only slack/post may',
    'slack/views/Peek imports slack/shout, which slack/views may not',
    'slack/views/Peek is not in kebab-case',
    'store/rows uses process.env, which only config may',
    'warehouse/stock-utils is on no shelf',
    "warehouse/stock-utils is named 'utils', which says nothing",
    'core/rules/late is not in the list of core/rules',
    "core/rules/late has no id 'late', but 'early'",
  ])
})
