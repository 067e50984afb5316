/**
 * `properties` and `additionalProperties` as one loop over the keys that are there, with a jump to what each one needs. Ajv asks
 * for each property in turn whether it is there, and of each key whether it is one of them: half of all the time that it takes.
 */
import { _, not, or, stringify } from 'ajv/dist/compile/codegen/index.js';
import { alwaysValidSchema } from 'ajv/dist/compile/util.js';
import additionalProperties from 'ajv/dist/vocabularies/applicator/additionalProperties.js';
import properties from 'ajv/dist/vocabularies/applicator/properties.js';
import { usePattern } from 'ajv/dist/vocabularies/code.js';

export function replaceProperties(ajv) {
  ajv.removeKeyword('properties');
  ajv.addKeyword({
    ...properties.default,
    error: { message: '', params: ({ params }) => _`{additionalProperty: ${params.additionalProperty}}` },
    code: (context) => (isOneLoop(context) ? loop(context) : properties.default.code(context)),
  });
  ajv.removeKeyword('additionalProperties');
  ajv.addKeyword({
    ...additionalProperties.default,
    code: (context) => {
      if (!isOneLoop(context)) additionalProperties.default.code(context);
    },
  });
}

/** A condition looks at one property or two. */
function isOneLoop({ parentSchema, it }) {
  if (!it.allErrors || !parentSchema.properties) return false;
  const isOpen = parentSchema.additionalProperties === undefined || parentSchema.additionalProperties === true;
  return parentSchema.additionalProperties === false || (isOpen && Object.keys(parentSchema.properties).length > 8);
}

function loop(context) {
  const { gen, data, it, parentSchema } = context;
  const fields = parentSchema.properties;
  const demanding = Object.keys(fields).filter((name) => !alwaysValidSchema(it, fields[name]));
  const numbers = Object.keys(fields).map((name) => [name, demanding.indexOf(name) + 1]);
  const numberOf = gen.scopeValue('obj', { ref: fields, code: _`new Map(${stringify(numbers)})` });
  const valid = gen.name('valid');
  gen.forIn('key', data, (key) => {
    gen.code(_`switch(${numberOf}.get(${key})){case 0: break;`);
    demanding.forEach((name, index) => {
      gen.code(_`case ${index + 1}: {`);
      context.subschema({ keyword: 'properties', schemaProp: name, dataProp: name }, valid);
      gen.code(_`break;}`);
    });
    gen.code(_`default: {`);
    if (parentSchema.additionalProperties === false) {
      const patterns = Object.keys(parentSchema.patternProperties ?? {});
      context.setParams({ additionalProperty: key });
      const isNamed = or(...patterns.map((pattern) => _`${usePattern(context, pattern)}.test(${key})`));
      if (patterns.length === 0) context.error();
      else gen.if(not(isNamed), () => context.error());
    }
    gen.code(_`}}`);
  });
}
