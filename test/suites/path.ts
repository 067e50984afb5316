/** The path that a relative one means, seen from a folder that ends with `/`. */
export function pathFrom(folder: string, relative: string): string {
  return decodeURIComponent(
    new URL(relative.replaceAll('%', '%25').replaceAll('#', '%23'), `file:///${folder}`).pathname.slice(1),
  );
}
