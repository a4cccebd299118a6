/** Things kept as they are, under private keys: R2, or the disk of one machine. */
export type Files = {
  /** Keeps a file; the same key again replaces it. */
  put(key: string, bytes: Uint8Array, type: string): Promise<void>;
  /** Null where there is none. */
  get(key: string): Promise<Uint8Array | null>;
  /** Those that are not there are no error. */
  delete(keys: string[]): Promise<void>;
};

/** The files of a bucket. Keys begin with the organization's id, so that no two organizations ever share one. */
export function filesOf(bucket: R2Bucket): Files {
  return {
    async put(key, bytes, type) {
      await bucket.put(key, bytes, { httpMetadata: { contentType: type } });
    },
    async get(key) {
      const found = await bucket.get(key);
      return found ? new Uint8Array(await found.arrayBuffer()) : null;
    },
    async delete(keys) {
      if (keys.length) await bucket.delete(keys);
    },
  };
}
