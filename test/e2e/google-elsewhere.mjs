// Loaded before the token helper in its own process: what it sends to Google goes to the built-in one.
const network = globalThis.fetch
const issuer = process.env.PIXY_TEST_ISSUER ?? ''
globalThis.fetch = (input, init) => network(String(input).replace('https://oauth2.googleapis.com', issuer), init)
