import type { ParameterPlace } from './operation.ts';

/** What words above a table, a list or a block of code announce. */
export interface Topic {
  /** Parameters of the request, fields of the response, statuses, or an example. */
  readonly about: 'request' | 'response' | 'statuses' | 'example' | 'other' | undefined;
  readonly place: ParameterPlace | undefined;
  readonly isRequired: boolean | undefined;
}

/** Undefined for words that announce nothing of the kind. */
export function topicOf(words: string): Topic | undefined {
  const text = words.slice(0, longest).toLowerCase();
  const about = aboutOf(text);
  const isRequired = requiredOf(text);
  if (about === undefined && isRequired === undefined) return undefined;
  return { about, place: placeIn(about, text), isRequired };
}

/** A response has no path and no query. */
function placeIn(about: Topic['about'], text: string): ParameterPlace | undefined {
  const place = about === 'request' || about === 'response' ? placeOf(text) : undefined;
  return about === 'response' && (place === 'path' || place === 'query') ? undefined : place;
}

const longest = 200;

function aboutOf(text: string): Topic['about'] {
  if (objects.test(text) && !/\b(?:request|response|body|payload)\b/.test(text)) return 'other';
  if (ofThing.test(text)) return response.test(text) ? 'response' : 'other';
  if (statuses.test(text)) return 'statuses';
  const [isRequest, isResponse] = [request.test(text), response.test(text)];
  if (examples.test(text) && !fields.test(text)) return 'example';
  if (isResponse && given.test(text) && !answered.test(text)) return 'request';
  if (isResponse)
    return isRequest && !/\brequests?\b/.test(text.slice(text.search(response)))
      ? 'response'
      : isRequest
        ? 'other'
        : 'response';
  if (isRequest || fields.test(text)) return 'request';
  return placeOf(text) !== undefined && !format.test(text) ? 'request' : undefined;
}

const statuses =
  /\b(?:status|response|return|result|error|http)[- ]?codes?\b|\b(?:http )?status(?:es)?\b(?! (?:field|object))|^\W*(?:(?:potential|possible|common|specific|error|http) )?(?:errors|responses|exceptions)\b|\berror responses?\b|\bfehlercodes?\b|\bstatuscodes?\b|\bcod(?:es|igos|ici) d[e'] ?\p{L}+|\bc[óo]digos? de\b|状态码|错误码|返回码|ステータスコード|エラーコード/u;
const examples = /\b(?:examples?|samples?|beispiele?|exemples?|ejemplos?|exemplos?)\b|示例|例子|サンプル|例$/;
const response =
  /\b(?:responses?|returns?|returned|results?|output|reply|antwort(?:en)?|rückgabe\w*|réponses?|retours?|respuestas?|respostas?|retorno)\b|响应|返回|应答|レスポンス|返り値|戻り値|応答/;
/** By themselves, names of formats and addresses. */
const format = /^\W*(?:json|form|multipart|ur[li]|route)\W*$/;
const request = /\b(?:requests?|anfragen?|requêtes?|solicitud(?:es)?|requisição|requisições)\b|请求|リクエスト/;
const fields =
  /\b(?:param(?:eter|ètre|etre)?s?|arguments?|args|fields?|attribut(?:e|es|s|o|os)?|propert(?:y|ies)|options?|inputs?|variables?|bod(?:y|ies)|payload|par[áâ]metros?|felder|champs?|campos?|propiedades|propriedades|eigenschaften)\b|参数|字段|属性|パラメータ|引数|項目/;
/** Fields of something that is neither a request nor a response. */
const ofThing =
  /\b(?:properties|fields|attributes|keys|members) of (?:an?|the|each|every|this) (?!(?:\w+ )?(?:request|body|payload|call|query|endpoint|operation|method|api|form|url)\b)\w/;
/** Words for what a caller gives, wherever a response is named beside them. */
const given = /\b(?:param(?:eter)?s|arguments)\b/;
const answered = /\b(?:response|return|output|result) (?:body )?(?:param(?:eter)?s|arguments)|\bin the response\b/;
/** What says how an object looks that several endpoints share. */
const objects = /\b(?:structure|object|schema|model|definition)s?\W*$/;

function placeOf(text: string): ParameterPlace | undefined {
  if (/\bquery|\bquery[- ]?string|\burl[- ](?:query )?param(?:eter)?s? \(query|abfrageparameter|查询|クエリ/.test(text))
    return 'query';
  if (/\bheaders?\b|kopfzeilen|en-?t[êe]tes|encabezados?|cabeçalhos?|cabeceras?|请求头|响应头|ヘッダ/.test(text))
    return 'header';
  if (/\bcookies?\b/.test(text)) return 'cookie';
  if (
    /\b(?:path|route|uri|url|pfad|chemin|ruta|caminho)[- ]?(?:template )?(?:param(?:eter|ètre)?s?|variables?|arguments?|segments?)?\b|路径|パス/.test(
      text,
    )
  )
    return /\burl\b/.test(text) && !/\burl (?:path|segment|variable)/.test(text) ? undefined : 'path';
  if (
    /\b(?:bod(?:y|ies)|payload|json|form[- ]?data|form (?=param|field|input|body|attribut)|multipart|post (?:data|param(?:eter)?s?|fields?)|corps|cuerpo|corpo)\b|请求体|ボディ/.test(
      text,
    )
  )
    return 'body';
  return undefined;
}

function requiredOf(text: string): boolean | undefined {
  const isRequired = /\b(?:required|mandatory|obligatoires?|obligatorios?|obrigatórios?)\b|必填|必須/.test(text);
  const isOptional = /\b(?:optional|optionale|optionnels?|facultatifs?|opcional(?:es)?|opcionais)\b|可选|任意/.test(
    text,
  );
  return isRequired === isOptional || (isRequired && inSomeCase.test(text)) ? undefined : isRequired;
}

/** *Required parameters for docker packages* are so for these alone. */
const inSomeCase =
  /\b(?:required|mandatory)\b(?: \w+){1,2} (?:(?:if|when|unless)\b|for (?!(?:an?|the|this|that|these|each|every|all|any)\b)(?!(?:\w+ )?(?:requests?|calls?|queries|operations?|methods?|endpoints?)\b))/;

/** The parameter of which words announce the fields: ``The `message` object has the following fields:``. */
export function ownerIn(words: string | undefined): string | undefined {
  return /^(?:the |each |an? )?[`*]*([A-Za-z_][\w.-]*)[`*]* (?:object|parameter|field|property|map|array|element)s? (?:has|have|contains?|supports?|accepts?|consists?|takes?|includes?|can)\b/i.exec(
    words?.trim() ?? '',
  )?.[1];
}
