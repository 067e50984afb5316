/** A media type that APIs use: https://www.iana.org/assignments/media-types */
export interface MediaType {
  readonly name: string;
  /** A few words. */
  readonly meaning: string;
  /** The RFC that defines it; undefined where another organisation does. */
  readonly rfc: string | undefined;
}

/** The media type of a name, without its parameters. */
export function findMediaType(name: string): MediaType | undefined {
  const plain = name.replace(/;.*$/, '').trim().toLowerCase();
  return mediaTypes.find((one) => one.name === plain);
}

/** The usual ones first. */
export const mediaTypes: readonly MediaType[] = `
application/json|JSON.|8259
application/problem+json|Problem details of an error, in JSON.|9457
application/xml|XML.|7303
application/x-www-form-urlencoded|The fields of a form.|
multipart/form-data|The fields of a form, with files.|7578
text/plain|Text.|2046
text/html|HTML.|
text/csv|Values separated by commas.|4180
text/event-stream|Events that the server sends.|
application/octet-stream|Bytes of any kind.|2046
application/pdf|PDF.|8118
application/zip|A ZIP archive.|
application/merge-patch+json|Changes of a JSON document, as a document.|7396
application/json-patch+json|Changes of a JSON document, as operations.|6902
application/hal+json|JSON with links, by HAL.|
application/vnd.api+json|JSON:API.|
application/ld+json|Linked data in JSON.|
application/geo+json|GeoJSON.|7946
application/jsonl|JSON values, one a line.|
application/x-ndjson|JSON values, one a line.|
application/json-seq|JSON values, each behind a separator.|7464
application/yaml|YAML.|9512
application/jwt|A JSON Web Token.|7519
application/cbor|CBOR, binary data like JSON's.|8949
application/problem+xml|Problem details of an error, in XML.|9457
multipart/mixed|Parts of different kinds.|2046
text/xml|XML.|7303
text/markdown|Markdown.|7763
image/png|A PNG image.|
image/jpeg|A JPEG image.|2046
image/svg+xml|An SVG image.|
image/webp|A WebP image.|9649
image/*|Any image.|
audio/mpeg|MP3 audio.|3003
video/mp4|MP4 video.|4337
*/*|Anything.|`
  .trim()
  .split('\n')
  .map((line) => {
    const [name = '', meaning = '', rfc] = line.split('|');
    return { name, meaning, rfc: rfc || undefined };
  });
