import { getTransformedRoutes } from '@vercel/routing-utils'

/** The files that the build writes for hosts, by their place in it. */
export type Files = Readonly<Record<string, string>>

export const jsonOf = (files: Files, name: string): unknown => JSON.parse(files[name] ?? '')

type VercelConfiguration = Parameters<typeof getTransformedRoutes>[0]

interface VercelRoutes {
  headers: { src: string; headers: Record<string, string> }[]
  rewrites: { src: string; dest: string }[]
}

/** `vercel.json` as Vercel's own library reads it. @throws Error with its words where Vercel would refuse the file */
export function vercelRoutes(files: Files): VercelRoutes {
  const { routes, error } = getTransformedRoutes(jsonOf(files, 'hosts/vercel.json') as VercelConfiguration)
  if (error) throw new Error(error.message)
  return {
    headers: (routes ?? []).flatMap((route) =>
      'headers' in route && route.src && route.headers ? [{ src: route.src, headers: route.headers }] : [],
    ),
    rewrites: (routes ?? []).flatMap((route) =>
      'dest' in route && route.src && route.dest ? [{ src: route.src, dest: route.dest }] : [],
    ),
  }
}
