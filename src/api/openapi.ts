import * as z from 'zod';
import { type Route, routes } from './route.ts';
import { problemOut } from './shapes.ts';

type Named = Record<string, unknown>;

/** A schema as JSON Schema. Schemas with a name of their own go to `named`: a $ref is read from the document's root. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', named: Named): object {
  const {
    $schema: _,
    $defs,
    ...whole
  } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' });
  const rooted = <T>(part: T): T =>
    JSON.parse(JSON.stringify(part).replaceAll('"#/$defs/', '"#/components/schemas/')) as T;
  for (const [name, part] of Object.entries($defs ?? {})) named[name] = rooted(part);
  return rooted(whole);
}

function operation(route: Route, named: Named) {
  const [status, shape] = route.answers;
  const names = [...route.path.matchAll(/:(\w+)/g)].map((m) => m[1]);
  const json = (schema: object) => ({ 'application/json': { schema } });
  const failure = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: schemaOf(problemOut, 'output', named) } },
  });
  return {
    summary: route.does,
    parameters: [
      ...names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
      ...Object.entries(route.query ?? {}).map(([name, description]) => ({
        name,
        in: 'query',
        description,
        schema: { type: 'string' },
      })),
      ...(route.method === 'post'
        ? [
            {
              name: 'Idempotency-Key',
              in: 'header',
              description: 'same key and body, same response',
              schema: { type: 'string' },
            },
          ]
        : []),
    ],
    ...(route.body ? { requestBody: { required: true, content: json(schemaOf(route.body, 'input', named)) } } : {}),
    // OpenAPI 3.1: what is sent as it is has no schema
    ...(route.file
      ? { requestBody: { required: true, content: Object.fromEntries(route.file.map((type) => [type, {}])) } }
      : {}),
    responses: {
      [status]:
        typeof shape === 'string'
          ? { description: shape }
          : { description: route.does, content: json(schemaOf(shape, 'output', named)) },
      401: failure('no token or a wrong one'),
      404: failure('unknown or foreign id'),
      ...(route.body || route.file
        ? {
            409: failure('wrong state'),
            413: failure('too large'),
            415: failure('wrong media type'),
            422: failure('wrong values'),
          }
        : {}),
    },
  };
}

/** The OpenAPI 3.1 document, made from the schemas that validate. `server` is where the API stands. */
export function openApiDocument(server: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  const schemas: Named = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(route, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Pendopo',
      version: '1',
      description: 'Plans official events of many agencies, from the first date to the report.',
    },
    servers: [{ url: `${server}/api/v1` }],
    security: [{ token: [] }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } }, schemas },
    paths,
  };
}
