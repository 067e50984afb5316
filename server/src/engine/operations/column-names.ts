/** What a column of a table of parameters holds. */
export type ColumnRole =
  | 'name'
  | 'type'
  | 'required'
  | 'optional'
  | 'default'
  | 'in'
  | 'description'
  | 'values'
  | 'example';

/** What a column's heading says that it holds; undefined for headings that say something else. */
export function columnRole(header: string): ColumnRole | undefined {
  const text = header
    .replace(/[*_`?？:：()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  return roles.get(text);
}

/** The heading names parameters, fields or the like: not `Name`, `Key` or `Item`. */
export function namesFields(header: string): boolean {
  return namesParameters(header) || /field|propert|attribut|header|feld|champ|campo|字段|属性|項目/i.test(header);
}

/** The heading names parameters and nothing else: `Parameter`, not `Name`, which may be that of anything. */
export function namesParameters(header: string): boolean {
  return /param|argument|参数|パラメータ|引数|par[áâ]metro/i.test(header);
}

const names: Readonly<Record<ColumnRole, string>> = {
  name: `parameter|parameters|param|params|param name|params name|parameter name|name|names|property|properties|property name|field|fields|field name|key|keys|attribute|attributes|
attribute name|argument|arguments|arg|header|headers|header name|request header|response header|query parameter|path parameter|url parameter|query param|path param|option|options name|
variable|variable name|member|element|item|relationship name|json field|json parameter|form field|body parameter|http header|query|
feld|feldname|attribut|eigenschaft|schlüssel|paramètre|paramètres|nom|champ|propriété|clé|parámetro|parámetros|nombre|campo|atributo|propiedad|clave|
parâmetro|parâmetros|nome|propriedade|chave|参数|参数名|参数名称|名称|字段|字段名|字段名称|属性|变量|变量名|请求参数|返回参数|键|
パラメータ|パラメーター|パラメータ名|パラメーター名|名前|項目|項目名|フィールド|フィールド名|キー|属性名|プロパティ|引数|ヘッダー|ヘッダ`,
  type: `type|types|data type|datatype|value type|format|typ|datentyp|type de données|tipo|tipo de dato|tipo de datos|tipo de dados|类型|数据类型|参数类型|字段类型|型|タイプ|データ型|種類|json type`,
  required: `required|is required|mandatory|required/optional|required / optional|required or optional|presence|necessity|req|req.|requirement|pflicht|pflichtfeld|erforderlich|obligatoire|requis|
obligatorio|requerido|obrigatório|必填|是否必填|必须|是否必须|必选|是否必选|必需|是否必需|是否必要|必须项|必要|必須|必須/任意|必須項目|required y/n|need`,
  optional: `optional|is optional|optionnel|facultatif|opcional|可选|是否可选|任意|省略可`,
  default: `default|defaults|default value|standard|standardwert|vorgabe|vorgabewert|défaut|par défaut|valeur par défaut|por defecto|valor por defecto|predeterminado|valor predeterminado|
padrão|valor padrão|默认|默认值|缺省值|缺省|デフォルト|デフォルト値|既定値|初期値`,
  in: `in|location|located in|parameter type|param type|where|place|passed in|position|ort|emplacement|ubicación|localização|local|位置|参数位置|传参方式|場所|parameter location|sent in`,
  description: `description|descriptions|desc|details|detail|meaning|notes|note|explanation|purpose|comment|comments|remarks|summary|info|information|usage|definition|effect|
beschreibung|bedeutung|erklärung|anmerkung|anmerkungen|hinweis|hinweise|signification|remarque|remarques|descripción|significado|notas|descrição|observações|
描述|说明|备注|含义|参数说明|参数描述|字段说明|解释|説明|概要|備考|内容|意味`,
  values: `value|values|enum|allowed values|possible values|accepted values|valid values|supported values|options|choices|permitted values|werte|mögliche werte|erlaubte werte|valeurs|valeurs possibles|
valores|valores permitidos|valores posibles|valores possíveis|可选值|取值范围|枚举值|取值|値|許容値|指定可能な値|設定値`,
  example: `example|examples|sample|example value|beispiel|exemple|ejemplo|exemplo|示例|示例值|例|サンプル`,
};

const roles: ReadonlyMap<string, ColumnRole> = new Map(
  (Object.keys(names) as ColumnRole[]).flatMap((role) =>
    names[role].split('|').map((name) => [name.trim(), role] as const),
  ),
);
