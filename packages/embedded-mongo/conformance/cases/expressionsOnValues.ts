import { BSONRegExp, ObjectId } from 'bson';
import { type Case, D, L, N, page } from '../case';
import { DOC } from './sampleDocument';

const sets = page('manual: reference/operator/aggregation#set-expression-operators');

const setCases: Case[] = [
  sets.value(
    '$setUnion',
    {
      $setUnion: [
        ['a', 'b'],
        ['b', 'c'],
      ],
    },
    ['a', 'b', 'c'],
  ),
  sets.value(
    '$setIntersection',
    {
      $setIntersection: [
        ['a', 'b'],
        ['b', 'a', 'c'],
      ],
    },
    ['a', 'b'],
  ),
  sets.value('$setIntersection of nothing common', { $setIntersection: [['a'], ['b']] }, []),
  sets.value('$setDifference', { $setDifference: [['a', 'b', 'a'], ['b']] }, ['a']),
  sets.value(
    '$setEquals ignores order and doubles',
    {
      $setEquals: [
        ['a', 'b', 'a'],
        ['b', 'a'],
      ],
    },
    true,
  ),
  sets.value('$setIsSubset', { $setIsSubset: [['a'], ['b', 'a']] }, true),
  sets.value('$setUnion with null', { $setUnion: [['a'], null] }, null),
  sets.value('$anyElementTrue', { $anyElementTrue: [[0, null, 1]] }, true),
  sets.value('$allElementsTrue', { $allElementsTrue: [[1, 0]] }, false),
  sets.value('$allElementsTrue of nothing', { $allElementsTrue: [[]] }, true),
];

const strings = page('manual: reference/operator/aggregation#string-expression-operators');

const stringCases: Case[] = [
  strings.value('$concat', { $concat: ['a', '-', '$s'] }, 'a-text', DOC),
  strings.value('$concat with null', { $concat: ['a', '$nil'] }, null, DOC),
  strings.value(
    '$toUpper and $toLower of ASCII',
    [{ $toUpper: 'abcé' }, { $toLower: 'ABCÉ' }],
    ['ABCé', 'abcÉ'],
  ),
  strings.value('$toUpper of null', { $toUpper: null }, ''),
  strings.value('$split', { $split: ['June-15-2013', '-'] }, ['June', '15', '2013']),
  strings.value('$split without the separator', { $split: ['banana', 'x'] }, ['banana']),
  strings.value('$substrBytes', { $substrBytes: ['apple', 1, 2] }, 'pp'),
  strings.value('$substrBytes to the end', { $substrBytes: ['apple', 2, -1] }, 'ple'),
  strings.value('$substrCP', { $substrCP: ['信用公示', 1, 2] }, '用公'),
  strings.value(
    '$strLenCP and $strLenBytes',
    [{ $strLenCP: '信用' }, { $strLenBytes: '信用' }],
    [2, 6],
  ),
  strings.value('$strcasecmp', { $strcasecmp: ['ABC', 'abd'] }, -1),
  strings.value('$indexOfCP', { $indexOfCP: ['信用公示', '公'] }, 2),
  strings.value('$indexOfBytes', { $indexOfBytes: ['信用公示', '用'] }, 3),
  strings.value('$indexOfBytes not found', { $indexOfBytes: ['vanilla', 'x'] }, -1),
  strings.value('$trim', { $trim: { input: '  a b \n' } }, 'a b'),
  strings.value('$trim of characters', { $trim: { input: 'gggoodbyeee', chars: 'ge' } }, 'oodby'),
  strings.value(
    '$ltrim and $rtrim',
    [{ $ltrim: { input: ' a ' } }, { $rtrim: { input: ' a ' } }],
    ['a ', ' a'],
  ),
  strings.value(
    '$replaceOne',
    { $replaceOne: { input: 'aXbX', find: 'X', replacement: '-' } },
    'a-bX',
  ),
  strings.value(
    '$replaceAll',
    { $replaceAll: { input: 'aXbX', find: 'X', replacement: { $literal: '$&' } } },
    'a$&b$&',
  ),
  strings.value(
    '$regexMatch',
    { $regexMatch: { input: '$s', regex: new BSONRegExp('^TE', 'i') } },
    true,
    DOC,
  ),
  strings.value(
    '$regexFind',
    { $regexFind: { input: 'x ab12', regex: '([a-z]+)(\\d+)' } },
    { match: 'ab12', idx: 2, captures: ['ab', '12'] },
  ),
  strings.value('$regexFind without a match', { $regexFind: { input: 'x', regex: 'y' } }, null),
  strings.value('$regexFindAll', { $regexFindAll: { input: 'a1b2', regex: '[a-z]' } }, [
    { match: 'a', idx: 0, captures: [] },
    { match: 'b', idx: 2, captures: [] },
  ]),
];

const types = page('manual: reference/operator/aggregation#type-expression-operators');

const OID = new ObjectId('5ab9c3da31c2ab715d421285');

const typeCases: Case[] = [
  types.value(
    '$type',
    [{ $type: '$i' }, { $type: '$nowhere' }, { $type: '$arr' }, { $type: '$n' }],
    ['int', 'missing', 'array', 'decimal'],
    DOC,
  ),
  types.value('$isNumber', [{ $isNumber: '$l' }, { $isNumber: '$s' }], [true, false], DOC),
  types.value('$toInt truncates', { $toInt: D(5.9) }, 5),
  types.value('$toInt of a string', { $toInt: '-12' }, -12),
  types.value('$toInt of true', { $toInt: true }, 1),
  types.value('$toInt of null', { $toInt: null }, null),
  types.value('$toLong of a date', { $toLong: new Date(1234) }, L(1234)),
  types.value('$toDouble of a string', { $toDouble: '-5.5e1' }, D(-55)),
  types.value(
    '$toDecimal of a double has 15 digits',
    { $toDecimal: D(2.5) },
    N('2.50000000000000'),
  ),
  types.value('$toDecimal of a string', { $toDecimal: '1.20' }, N('1.20')),
  types.value(
    '$toString of numbers',
    [{ $toString: 1 }, { $toString: L(5) }, { $toString: D(2.5) }, { $toString: N('1.50') }],
    ['1', '5', '2.5', '1.50'],
  ),
  types.value('$toString of an object id', { $toString: OID }, '5ab9c3da31c2ab715d421285'),
  types.value(
    '$toString of a date',
    { $toString: new Date('2018-03-27T16:58:51.538Z') },
    '2018-03-27T16:58:51.538Z',
  ),
  types.value('$toString of a boolean', { $toString: true }, 'true'),
  types.value(
    '$toBool',
    [{ $toBool: 'false' }, { $toBool: 0 }, { $toBool: D(0.1) }, { $toBool: OID }],
    [true, false, true, true],
  ),
  types.value('$toDate of a string', { $toDate: '2018-03-20' }, new Date('2018-03-20T00:00:00Z')),
  types.value(
    '$toDate of a string with an offset',
    { $toDate: '2018-03-20T11:00:06+0500' },
    new Date('2018-03-20T06:00:06Z'),
  ),
  types.value('$toDate of a long', { $toDate: L('1100000000000') }, new Date(1100000000000)),
  types.value('$toDate of an object id', { $toDate: OID }, new Date('2018-03-27T04:08:58.000Z')),
  types.value('$toObjectId', { $toObjectId: '5ab9c3da31c2ab715d421285' }, OID),
  types.value(
    '$convert with onError',
    { $convert: { input: 'x', to: 'int', onError: 'bad' } },
    'bad',
  ),
  types.value('$convert with onNull', { $convert: { input: null, to: 'int', onNull: 0 } }, 0),
  types.value('$convert by type number', { $convert: { input: '5', to: 16 } }, 5),
];

const objects = page('manual: reference/operator/aggregation#object-expression-operators');

const objectCases: Case[] = [
  objects.value(
    'an object of expressions',
    { a: '$i', b: { c: '$nowhere', d: '$s' } },
    { a: 7, b: { d: 'text' } },
    DOC,
  ),
  objects.value(
    '$mergeObjects',
    { $mergeObjects: ['$o', { x: 9, w: 1 }, null] },
    { x: 9, y: { z: 2 }, w: 1 },
    DOC,
  ),
  objects.value(
    '$objectToArray',
    { $objectToArray: '$o' },
    [
      { k: 'x', v: 1 },
      { k: 'y', v: { z: 2 } },
    ],
    DOC,
  ),
  objects.value(
    '$arrayToObject of pairs',
    {
      $arrayToObject: [
        [
          ['a', 1],
          ['b', 2],
        ],
      ],
    },
    { a: 1, b: 2 },
  ),
  objects.value(
    '$arrayToObject of k and v',
    { $arrayToObject: { $literal: [{ k: 'a', v: 1 }] } },
    { a: 1 },
  ),
  objects.value('$getField', { $getField: { field: 'a.b', input: { $literal: { 'a.b': 5 } } } }, 5),
  objects.value(
    '$setField',
    { $setField: { field: 'a.b', input: '$o', value: 5 } },
    { x: 1, y: { z: 2 }, 'a.b': 5 },
    DOC,
  ),
  objects.value('$unsetField', { $unsetField: { field: 'x', input: '$o' } }, { y: { z: 2 } }, DOC),
];

export const valueExpressionCases: Case[] = [
  ...setCases,
  ...stringCases,
  ...typeCases,
  ...objectCases,
];
