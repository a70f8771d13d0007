// SPDX-License-Identifier: Apache-2.0
// The OpenAPI 3.1 document, made from the table that is served: what is not in it does not exist.
import type { Route } from '@fairvisit/api/route.ts';
import { routeTable } from '@fairvisit/api/route-table.ts';
import { refusalAnswer } from '@fairvisit/api/shapes.ts';
import { z } from 'zod';
import { sessionCookie } from '../auth/session-token.ts';
import { portalCookie } from '../cardholder/portal-cookie.ts';
import { requestHeader } from './same-origin.ts';

type Json = Readonly<Record<string, unknown>>;

export function openApiDocument(): Json {
  const routes: Readonly<Record<string, Route>> = routeTable;
  const paths: Record<string, Record<string, Json>> = {};
  for (const [name, route] of Object.entries(routes)) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Fairvisit', version: '0.1.0' },
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: sessionCookie },
        portal: { type: 'apiKey', in: 'cookie', name: portalCookie },
      },
    },
  };
}

function operation(name: string, route: Route): Json {
  return {
    operationId: name,
    summary: route.summary,
    'x-act': route.act,
    security: securityOf(route),
    parameters: [
      ...parametersOf(route.params, 'path'),
      ...parametersOf(route.query, 'query'),
      ...(route.method === 'GET' ? [] : [writingHeader]),
    ],
    ...bodyOf(route),
    responses: {
      200: { description: 'Done.', content: contentOf(route) },
      default: { description: 'Refused.', content: json(schemaOf(refusalAnswer, 'output')) },
    },
  };
}

function securityOf({ act }: Route): Json[] {
  if (act === 'anyone') return [];
  return act === 'portal.own' ? [{ portal: [] }] : [{ session: [] }];
}

function contentOf(route: Route): Json {
  if (route.file === undefined) return json(schemaOf(route.answer, 'output'));
  return { [route.file]: { schema: { type: 'string', format: 'binary' } } };
}

const writingHeader = {
  name: requestHeader,
  in: 'header',
  required: true,
  schema: { type: 'string', const: '1' },
};

function bodyOf(route: Route): Json {
  if (route.upload) {
    const schema = {
      type: 'object',
      properties: { file: { type: 'string', format: 'binary' } },
      required: ['file'],
    };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
  }
  if (!route.body) return {};
  return { requestBody: { required: true, content: json(schemaOf(route.body, 'input')) } };
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', ...choices });
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: each,
  }));
}

const choices = { target: 'draft-2020-12', unrepresentable: 'any' } as const;

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, ...choices });
  return rest;
}

function json(schema: Json): Json {
  return { 'application/json': { schema } };
}
