/** The browser's build, which brings everything it needs along; the other reads its files from a disk. */
declare module 'pdfmake/build/pdfmake.min.js' {
  type Maker = {
    /** Files by name, as base64. */
    addVirtualFileSystem(files: Record<string, string>): void;
    addFonts(fonts: Record<string, Record<'normal' | 'bold' | 'italics' | 'bolditalics', string>>): void;
    setUrlAccessPolicy(allowed: (url: string) => boolean): void;
    createPdf(document: object): { getBuffer(): Promise<Uint8Array> };
  };
  const maker: Maker;
  export default maker;
}
