import { expect, test } from 'vitest'
import { headersFor, parseHeaders, parseRedirects, rewriteFor } from '../../../deploy/static-host.ts'

const rules = parseHeaders(`/*
  X-Frame-Options: DENY
  Vary: Origin

/assets/*
  Cache-Control: public, max-age=31536000
  Vary: Accept
`)

test('a path gets the headers of every rule that matches, and equal names are joined', () => {
  expect(Object.fromEntries(headersFor(rules, '/assets/a.js'))).toEqual({
    'X-Frame-Options': 'DENY',
    Vary: 'Origin, Accept',
    'Cache-Control': 'public, max-age=31536000',
  })
})

test('a path gets no header of a rule that does not match', () => {
  expect(Object.fromEntries(headersFor(rules, '/index.html'))).toEqual({ 'X-Frame-Options': 'DENY', Vary: 'Origin' })
})

test('an address is answered by the page that its first rule names, and others by none', () => {
  const rewrites = parseRedirects(
    '/mail / 200\n/mail/* / 200\n/demo/* /demo/ 200\n/old https://elsewhere.example/ 302\n',
  )
  expect(rewriteFor(rewrites, '/mail/thread')).toBe('/')
  expect(rewriteFor(rewrites, '/demo/authorize')).toBe('/demo/')
  expect(rewriteFor(rewrites, '/no-such-page')).toBeUndefined()
  expect(rewriteFor(rewrites, '/old')).toBeUndefined()
})
