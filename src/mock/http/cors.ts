/**
 * How each endpoint lets other origins read it (Fetch standard §3.2), as Google's endpoints do.
 * `none`: navigate to it. `plain`: readable, but a preflight finds no header allowed. `open`: with Authorization.
 */
export type CorsPolicy = 'none' | 'plain' | 'open'

const allowedHeaders = [
  'Authorization',
  'Content-Type',
  'If-Match',
  'If-None-Match',
  'Range',
  'X-Upload-Content-Type',
  'X-Upload-Content-Length',
]

export function preflight(policy: CorsPolicy, request: Request): Response {
  if (policy !== 'open') return withCors(policy, request, new Response(null, { status: 405 }))
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

export function withCors(policy: CorsPolicy, request: Request, response: Response): Response {
  if (policy === 'none') return response
  response.headers.set('Access-Control-Allow-Origin', request.headers.get('Origin') ?? '*')
  response.headers.append('Vary', 'Origin')
  if (policy === 'open') response.headers.set('Access-Control-Expose-Headers', 'Date, Retry-After, ETag')
  return response
}
