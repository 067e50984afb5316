import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsIn } from './problems.ts';

test('A reference may stand for an object, with whatever beside it', () => {
  for (const version of ['2.0', '3.0', '3.1', '3.2'] as const) {
    const operation = "{ parameters: [{ $ref: '#/a', note: b }], responses: { 200: { $ref: '#/b', description: c } } }";
    assert.deepEqual(problemsIn(version, 'operation', operation), []);
    assert.deepEqual(problemsIn(version, 'response', "$ref: 'responses.yaml#/ok'"), []);
    assert.deepEqual(problemsIn(version, 'parameter', "$ref: '#/a'"), []);
    assert.deepEqual(problemsIn(version, 'schema', "{ $ref: '#/a', description: b }"), []);
    assert.deepEqual(problemsIn(version, 'pathItem', '$ref: ./users.yaml'), []);
  }
});

test('A reference that is no string is told, and nothing else of it', () => {
  for (const version of ['2.0', '3.0', '3.1', '3.2'] as const) {
    assert.deepEqual(problemsIn(version, 'response', '$ref: 3'), ['$ref: `$ref` is the number 3; it must be a string']);
    assert.deepEqual(problemsIn(version, 'schema', 'properties: { a: { $ref: [] } }'), [
      'properties.a.$ref: `$ref` is a list; it must be a string',
    ]);
  }
});

test('Braces and spaces in a reference are left to those who follow it', () => {
  for (const version of ['3.0', '3.1', '3.2'] as const) {
    assert.deepEqual(problemsIn(version, 'schema', "$ref: '#/paths/~1users~1{id}/get'"), []);
    assert.deepEqual(problemsIn(version, 'parameter', "$ref: '#/components/parameters/my parameter'"), []);
  }
});

test('Where no reference can stand, only the reference is told', () => {
  assert.deepEqual(problemsIn('2.0', 'response', "{ description: a, headers: { A: { $ref: '#/b' } } }"), [
    'headers.A.$ref!: No reference can stand for a Header Object',
  ]);
  assert.deepEqual(problemsIn('2.0', 'securityScheme', '$ref: key.yaml'), [
    ': The Security Scheme Object is missing `type`',
  ]);
  assert.deepEqual(problemsIn('3.0', 'operation', '$ref: get.yaml'), [
    '$ref!: No reference can stand for an Operation Object',
  ]);
});

test('A reference can stand for each of many, not for all of them', () => {
  assert.deepEqual(problemsIn('3.0', 'schema', 'properties: { $ref: properties.yaml }'), [
    'properties.$ref!: No reference can stand for `properties`, only for each of its entries',
  ]);
  assert.deepEqual(problemsIn('3.0', 'pathItem', 'parameters: { $ref: parameters.yaml }'), [
    'parameters.$ref!: No reference can stand for `parameters`, only for each of its items',
  ]);
});
