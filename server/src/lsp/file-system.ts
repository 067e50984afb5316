export interface FileSystem {
  readFile(uri: string): Promise<Uint8Array | undefined>;
}
