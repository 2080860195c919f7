/**
 * How each endpoint lets other origins read it (Fetch standard §3.2), as Google's endpoints do.
 * `none`: navigate to it. `plain`: readable, but a preflight finds no header allowed. `open`: with Authorization.
 * `upload`: as `open`, and the headers of a resumable upload can be read.
 */
export type CorsPolicy = 'none' | 'plain' | 'open' | 'upload'

const allowedHeaders = [
  'Authorization',
  'Content-Type',
  'Content-Range',
  'If-Match',
  'If-None-Match',
  'Range',
  'X-Upload-Content-Type',
  'X-Upload-Content-Length',
  'X-GUploader-No-308',
]

const shown = 'Date, Retry-After, ETag'
const shownOfUploads = 'Location, Range, X-GUploader-UploadID, X-HTTP-Status-Code-Override'

/** The answer to OPTIONS (Fetch §3.3). */
export function preflight(policy: CorsPolicy, request: Request): Response {
  if (policy === 'none' || policy === 'plain') return withCors(policy, request, new Response(null, { status: 405 }))
  return withCors(
    policy,
    request,
    new Response(null, {
      status: 204,
      headers: {
        'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE',
        'Access-Control-Allow-Headers': allowedHeaders.join(', '),
        'Access-Control-Max-Age': '3600',
      },
    }),
  )
}

/** What a page of another origin may see of an answer (Fetch §3.3). */
export function withCors(policy: CorsPolicy, request: Request, response: Response): Response {
  if (policy === 'none') return response
  response.headers.set('Access-Control-Allow-Origin', request.headers.get('Origin') ?? '*')
  response.headers.append('Vary', 'Origin')
  const exposed = { plain: undefined, open: shown, upload: `${shown}, ${shownOfUploads}` }[policy]
  if (exposed) response.headers.set('Access-Control-Expose-Headers', exposed)
  return response
}
