/// <reference types="@cloudflare/vitest-plugin/types" />

/** The bundle of src/index.ts, as `wrangler deploy` makes it. */
declare module 'the-worker' {
  type Workflow<P> = {
    prototype: {
      run(
        this: { env: Env },
        event: { payload: P },
        step: { do<T>(name: string, work: () => Promise<T>): Promise<T> },
      ): Promise<void>;
    };
  };
  const worker: {
    fetch(request: Request, env: Env, ctx: ExecutionContext): Promise<Response>;
  };
  export default worker;
  export const DispatchWorkflow: Workflow<object>;
  export const ReportWorkflow: Workflow<{ reportId: string }>;
}
