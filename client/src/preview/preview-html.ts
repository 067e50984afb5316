/** What the page's HTML is made from. URIs are those of the webview. */
export interface PreviewHtmlOptions {
  readonly scriptUri: string;
  readonly styleUri: string;
  /** What the webview may load from: VS Code's name for the local resource roots. */
  readonly resourceSource: string;
  readonly nonce: string;
  readonly allowRemoteImages: boolean;
}

/** The page: one script, one style sheet, and a policy under which nothing else runs or loads. */
export function previewHtml(options: PreviewHtmlOptions): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(options)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${options.styleUri}">
<title>Docwright preview</title>
</head>
<body>
<script nonce="${options.nonce}" src="${options.scriptUri}"></script>
</body>
</html>`;
}

/** `dompurify` is the one place that may turn text into HTML. */
function contentSecurityPolicy({ resourceSource, nonce, allowRemoteImages }: PreviewHtmlOptions): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${resourceSource}`,
    `img-src ${resourceSource} data:${allowRemoteImages ? ' https:' : ''}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types dompurify',
  ].join('; ');
}

/** 128 random bits, for one page. */
export function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
