// biome-ignore-all lint/complexity/useLiteralKeys: the other spelling is what is planted

const { env } = process
const same = process['env']
const machine = process

/** Reads the environment where only config may; the rest of the process is allowed. */
export function settingsOfAnyName(name: 'env' | 'argv') {
  const { pid } = process
  globalThis.console.log(process.argv, pid)
  return [env, same, machine.env, process[name]]
}
