import { Hono } from 'hono';
import type { WebEnv } from './environment.ts';
export const signInRoutes = new Hono<WebEnv>();
