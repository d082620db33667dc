// Loaded before anything else: an older Node cannot read TypeScript, and the database driver would end without a word.
const [major] = process.versions.node.split('.').map(Number)
if (major < 24) {
  console.error(
    `Cashlight needs Node 24 or newer, and this is ${process.versions.node}. Start it with npm, which brings its own: npm start`,
  )
  process.exit(1)
}
