const TEXT = /^(text\/|application\/(json|problem\+json|javascript)|image\/svg)/;

/**
 * What stands in front of the Worker on Cloudflare does here: a text is compressed for a browser that takes it. The engine
 * packs a body whose header says so.
 */
export function compressed(request: Request, response: Response): Response {
  const takes = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
  const type = response.headers.get('content-type') ?? '';
  if (!takes || !response.body || !TEXT.test(type) || response.headers.has('content-encoding')) return response;
  const packed = new Response(response.body, response);
  packed.headers.set('Content-Encoding', 'gzip');
  packed.headers.append('Vary', 'Accept-Encoding');
  packed.headers.delete('Content-Length');
  return packed;
}

/** The files served as they are, which on Cloudflare never reach the Worker. */
export async function asset(request: Request, env: Env): Promise<Response | undefined> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  if (!/\.(css|js|txt)$/.test(new URL(request.url).pathname)) return undefined;
  const found = await env.ASSETS.fetch(request);
  return found.status === 404 ? undefined : found;
}
