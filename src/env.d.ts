/** What `wrangler types` cannot know: secrets on Cloudflare, variables of one machine. */
interface Env {
  LINK_SECRET: string;
  AUTH_SECRET: string;
  SMTP_URL?: string;
  /** The name in SMTP_URL where the URL carries an address resolved by the machine. */
  SMTP_TLS_NAME?: string;
  OPENAI_BASE_URL?: string;
  OPENAI_API_KEY?: string;
  OPENAI_MODEL?: string;
  OPENAI_TIMEOUT_SECONDS?: string;
  /** Workers AI, where the operator bound it and named a model. */
  AI?: { run(model: string, input: Record<string, unknown>): Promise<unknown> };
  WORKERS_AI_MODEL?: string;
  ALLOW_PRIVATE_HOSTS?: string;
  /** On one machine: the server's own way to the outside, with names resolved and private hosts refused. */
  OUTSIDE?: Fetcher;
  SEED?: string;
  API_TOKEN?: string;
  OTHER_API_TOKEN?: string;
  /** Milliseconds that the product's clock is ahead of the machine's. */
  CLOCK_OFFSET_MS?: string;
  /** Set on one machine only: this start's own secret, with which the server reaches /local/…. */
  ONE_MACHINE?: string;
}
