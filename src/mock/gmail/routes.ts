import type { Api } from '../http/api.ts'

/** Gmail v1. */
export const gmailApi: Api = { service: 'gmail.googleapis.com', routes: [] }
