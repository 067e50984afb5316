/** An option of cURL's command line. */
export interface CurlOption {
  /** Without dashes. */
  readonly name: string;
  readonly takesValue: boolean;
  /** `--no-…` turns it off. */
  readonly isSwitch: boolean;
}

/** The option of a long name, without dashes, or of a letter; undefined for none. `--no-…` and `--expand-…` are those of what follows. */
export function findCurlOption(name: string): CurlOption | undefined {
  const known = options.get(letters.get(name) ?? name);
  if (known) return known;
  const switched = name.startsWith('no-') ? options.get(name.slice(3)) : undefined;
  if (switched?.isSwitch) return switched;
  const expanded = name.startsWith('expand-') ? options.get(name.slice(7)) : undefined;
  if (expanded?.takesValue) return expanded;
  return name.length > 1 ? shortened(name) : undefined;
}

/** Until version 8.10, cURL took the beginning of a name for the name where no other begins so. */
function shortened(name: string): CurlOption | undefined {
  const meant = curlOptionNames.filter((other) => other.startsWith(name));
  return meant.length === 1 ? options.get(meant[0] ?? '') : undefined;
}

/** Those that take a value, as cURL 8.17 knows them (https://curl.se/docs/manpage.html), and those of earlier versions. */
const withValue = `abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout connect-to continue-at
cookie cookie-jar create-file-mode crlfile curves data data-ascii data-binary data-raw data-urlencode delegation dns-interface dns-ipv4-addr
dns-ipv6-addr dns-servers doh-url dump-header ech egd-file engine etag-compare etag-save expect100-timeout form form-string ftp-account
ftp-alternative-to-user ftp-method ftp-port ftp-ssl-ccc-mode happy-eyeballs-timeout-ms haproxy-clientip header help hostpubmd5 hostpubsha256 hsts
interface ip-tos ipfs-gateway json keepalive-cnt keepalive-time key key-type knownhosts krb krb4 libcurl limit-rate local-port login-options mail-auth
mail-from mail-rcpt max-filesize max-redirs max-time netrc-file noproxy oauth2-bearer output output-dir parallel-max parallel-max-host pass
pinnedpubkey preproxy proto proto-default proto-redir proxy proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers proxy-crlfile
proxy-header proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword
proxy-tlsuser proxy-user proxy1.0 pubkey quote random-file range rate referer request request-target resolve retry retry-delay retry-max-time
sasl-authzid service-name sigalgs socks4 socks4a socks5 socks5-gssapi-service socks5-hostname speed-limit speed-time ssl-sessions stderr telnet-option
tftp-blksize time-cond tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii trace-config unix-socket upload-file upload-flags url
url-query user user-agent variable vlan-priority write-out`;

const switches = `alpn append basic buffer ca-native cert-status clobber compressed compressed-ssh create-dirs crlf digest disable disable-eprt
disable-epsv disallow-username-in-url doh-cert-status doh-insecure eprt epsv fail fail-early fail-with-body false-start follow form-escape
ftp-create-dirs ftp-pret ftp-skip-pasv-ip ftp-ssl ftp-ssl-ccc ftp-ssl-control ftp-ssl-reqd get globoff haproxy-protocol head http0.9
ignore-content-length include insecure junk-session-cookies keepalive list-only location location-trusted mail-rcpt-allowfails mail-rcpt-allowfail manual
metalink mptcp negotiate netrc netrc-optional npn ntlm ntlm-wb out-null parallel parallel-immediate path-as-is post301 post302 post303 progress-bar
progress-meter proxy-anyauth proxy-basic proxy-ca-native proxy-digest proxy-http2 proxy-insecure proxy-negotiate proxy-ntlm proxy-ssl-allow-beast
proxy-ssl-auto-client-cert proxytunnel raw remote-header-name remote-name remote-name-all remote-time remove-on-error retry-all-errors
retry-connrefused sasl-ir sessionid show-error show-headers silent skip-existing socks5-basic socks5-gssapi socks5-gssapi-nec ssl ssl-allow-beast
ssl-auto-client-cert ssl-no-revoke ssl-reqd ssl-revoke-best-effort styled-output suppress-connect-headers tcp-fastopen tcp-nodelay tftp-no-options
tls-earlydata tr-encoding trace-ids trace-time use-ascii verbose version wdebug xattr`;

const others = `anyauth dump-ca-embed ftp-pasv http1.0 http1.1 http2 http2-prior-knowledge http3 http3-only ipv4 ipv6 next proxy-tlsv1 sslv2 sslv3
tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3`;

const options: ReadonlyMap<string, CurlOption> = new Map(
  [...listed(withValue, true, false), ...listed(switches, false, true), ...listed(others, false, false)].map(
    (option) => [option.name, option] as const,
  ),
);

function listed(names: string, takesValue: boolean, isSwitch: boolean): CurlOption[] {
  return names.split(/\s+/).map((name) => ({ name, takesValue, isSwitch }));
}

/** All long names, without dashes. */
export const curlOptionNames: readonly string[] = [...options.keys()];

/** By letter. */
const letters: ReadonlyMap<string, string> = new Map(
  `a append A user-agent b cookie B use-ascii c cookie-jar C continue-at d data D dump-header e referer E cert f fail F form g globoff G get h help
H header i show-headers I head j junk-session-cookies J remote-header-name k insecure K config l list-only L location m max-time M manual n netrc
N buffer o output O remote-name p proxytunnel P ftp-port q disable Q quote r range R remote-time s silent S show-error t telnet-option T upload-file
u user U proxy-user v verbose V version w write-out x proxy X request y speed-time Y speed-limit z time-cond Z parallel 0 http1.0 1 tlsv1 2 sslv2
3 sslv3 4 ipv4 6 ipv6 # progress-bar : next`
    .split(/\s+(?=\S\s)/)
    .map((pair) => [pair.slice(0, 1), pair.slice(2)] as const),
);
