// Fails where Node.js is older than Vite takes; package.json says the same to npm.
const [major, minor] = process.versions.node.split('.').map(Number)
if (!(major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19))) {
  console.error(`Node.js ${process.versions.node} is too old: 20.19, 22.12 or newer is needed (https://nodejs.org).`)
  process.exit(1)
}
