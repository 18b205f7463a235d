import { BSONRegExp, ObjectId } from 'bson';
import { type Case, D, L, N, page } from '../case';

const math = page('manual: reference/operator/aggregation#arithmetic-expression-operators');
const DOC = {
  _id: 1,
  i: 7,
  l: L(7),
  d: D(7.5),
  n: N('7.25'),
  s: 'text',
  z: 0,
  nil: null,
  arr: [3, 1, 2],
  o: { x: 1, y: { z: 2 } },
  date: new Date('2014-01-01T08:15:39.736Z'),
  t: true,
};
const mathCases: Case[] = [
  math.value('$add ints', { $add: ['$i', 1, 2] }, 10, DOC),
  math.value('$add int and long', { $add: ['$i', '$l'] }, L(14), DOC),
  math.value('$add int and double', { $add: ['$i', '$d'] }, D(14.5), DOC),
  math.value('$add with a decimal', { $add: ['$i', '$n'] }, N('14.25'), DOC),
  math.value('$add past int', { $add: [2147483647, 1] }, L('2147483648'), DOC),
  math.value(
    '$add past long',
    { $add: [L('9223372036854775807'), 1] },
    D(9223372036854775808),
    DOC,
  ),
  math.value('$add of null', { $add: ['$i', '$nil'] }, null, DOC),
  math.value('$add of a missing field', { $add: ['$i', '$nowhere'] }, null, DOC),
  math.value('$add of nothing', { $add: [] }, 0, DOC),
  math.value(
    '$add to a date',
    { $add: ['$date', 1000] },
    new Date('2014-01-01T08:15:40.736Z'),
    DOC,
  ),
  math.value('$subtract', { $subtract: ['$i', 2] }, 5, DOC),
  math.value(
    '$subtract dates',
    { $subtract: ['$date', new Date('2014-01-01T08:15:38.736Z')] },
    L(1000),
    DOC,
  ),
  math.value(
    '$subtract from a date',
    { $subtract: ['$date', 736] },
    new Date('2014-01-01T08:15:39Z'),
    DOC,
  ),
  math.value('$multiply', { $multiply: ['$i', 2, 3] }, 42, DOC),
  math.value('$multiply past int', { $multiply: [2147483647, 2] }, L('4294967294'), DOC),
  math.value('$multiply decimals', { $multiply: [N('1.20'), N('2.0')] }, N('2.400'), DOC),
  math.value('$divide is double', { $divide: [6, 3] }, D(2), DOC),
  math.value(
    '$divide decimals',
    { $divide: [N('1'), N('3')] },
    N('0.3333333333333333333333333333333333'),
    DOC,
  ),
  math.value('$mod of ints', { $mod: ['$i', 4] }, 3, DOC),
  math.value('$mod keeps the sign of the dividend', { $mod: [-7, 4] }, -3, DOC),
  math.value('$mod of doubles', { $mod: ['$d', 2] }, D(1.5), DOC),
  math.value('$abs', { $abs: -5 }, 5, DOC),
  math.value('$abs of the least int', { $abs: -2147483648 }, L('2147483648'), DOC),
  math.value('$ceil of a double', { $ceil: D(7.2) }, D(8), DOC),
  math.value('$floor of a negative', { $floor: D(-2.8) }, D(-3), DOC),
  math.value('$floor of an int', { $floor: 5 }, 5, DOC),
  math.value('$floor of a decimal', { $floor: N('-2.5') }, N('-3'), DOC),
  math.value('$trunc', { $trunc: D(-7.8) }, D(-7), DOC),
  math.value('$trunc to places', { $trunc: [D(19.25), 1] }, D(19.2), DOC),
  math.value('$round half to even', { $round: [D(2.5), 0] }, D(2), DOC),
  math.value('$round up from three halves', { $round: [D(1.5), 0] }, D(2), DOC),
  math.value('$round to places', { $round: [D(19.25), 1] }, D(19.2), DOC),
  math.value('$round to hundreds', { $round: [1250, -2] }, 1200, DOC),
  math.value('$round a decimal', { $round: [N('2.675'), 2] }, N('2.68'), DOC),
  math.value('$sqrt', { $sqrt: 25 }, D(5), DOC),
  math.value('$sqrt of a decimal', { $sqrt: N('2.25') }, N('1.5'), DOC),
  math.value('$pow of ints', { $pow: [5, 2] }, 25, DOC),
  math.value('$pow past int', { $pow: [10, 10] }, L('10000000000'), DOC),
  math.value('$pow with a negative exponent', { $pow: [5, -2] }, D(0.04), DOC),
  math.value('$ln', { $ln: 1 }, D(0), DOC),
  math.value('$log10', { $log10: 1000 }, D(3), DOC),
  math.value('$exp', { $exp: 0 }, D(1), DOC),
  math.value('$bitAnd and $bitOr', { $bitOr: [{ $bitAnd: [6, 3] }, 8] }, 10, DOC),
];

const compare = page('manual: reference/operator/aggregation#comparison, boolean and conditional');
const compareCases: Case[] = [
  compare.value('$cmp', { $cmp: [{ $add: ['$i', 0] }, 9] }, -1, DOC),
  compare.value('$eq across number types', { $eq: ['$i', '$l'] }, true, DOC),
  compare.value('$eq of different types', { $eq: ['$i', '7'] }, false, DOC),
  compare.value('$gt across types', { $gt: ['$s', '$i'] }, true, DOC),
  compare.value('a missing field is less than null', { $lt: ['$nowhere', null] }, true, DOC),
  compare.value('a missing field is not null', { $eq: ['$nowhere', null] }, false, DOC),
  compare.value('arrays are compared whole', { $gt: ['$arr', [3, 0, 9]] }, true, DOC),
  compare.value('$and', { $and: ['$i', '$s', true] }, true, DOC),
  compare.value('$and of zero', { $and: ['$i', '$z'] }, false, DOC),
  compare.value('$and of nothing', { $and: [] }, true, DOC),
  compare.value('$or of nothing', { $or: [] }, false, DOC),
  compare.value('$or of null and missing', { $or: ['$nil', '$nowhere'] }, false, DOC),
  compare.value('an empty string is true', { $not: [''] }, false, DOC),
  compare.value('$not of null', { $not: ['$nil'] }, true, DOC),
  compare.value('$cond as a list', { $cond: [{ $gte: ['$i', 7] }, 'yes', 'no'] }, 'yes', DOC),
  compare.value('$cond as an object', { $cond: { if: '$z', then: 1, else: 2 } }, 2, DOC),
  compare.value('$cond to a missing field', { $cond: [true, '$nowhere', 1] }, undefined, DOC),
  compare.value('$ifNull', { $ifNull: ['$nil', '$nowhere', 'x'] }, 'x', DOC),
  compare.value('$ifNull of a value', { $ifNull: ['$z', 'x'] }, 0, DOC),
  compare.value(
    '$switch',
    {
      $switch: {
        branches: [
          { case: { $eq: ['$i', 1] }, then: 'a' },
          { case: { $gt: ['$i', 1] }, then: 'b' },
        ],
        default: 'c',
      },
    },
    'b',
    DOC,
  ),
  compare.value(
    '$switch default',
    { $switch: { branches: [{ case: false, then: 'a' }], default: 'c' } },
    'c',
    DOC,
  ),
  compare.value(
    '$let',
    { $let: { vars: { low: 1, high: '$$ROOT.i' }, in: { $gt: ['$$low', '$$high'] } } },
    false,
    DOC,
  ),
  compare.value('$literal', { $literal: { $add: [1, 2] } }, { $add: [1, 2] }, DOC),
  compare.value('$$CURRENT', '$$CURRENT.o.x', 1, DOC),
  compare.value('$$REMOVE', { $cond: [true, '$$REMOVE', 1] }, undefined, DOC),
];

const arrays = page('manual: reference/operator/aggregation#array-expression-operators');
const arrayCases: Case[] = [
  arrays.value('a path through an array of documents', '$list.k', [1, 2], {
    _id: 1,
    list: [{ k: 1 }, { j: 0 }, { k: 2 }, 5],
  }),
  arrays.value('a number in a path is a name, not an index', '$arr.0', [], DOC),
  arrays.value('$arrayElemAt', { $arrayElemAt: ['$arr', 0] }, 3, DOC),
  arrays.value('$arrayElemAt from the end', { $arrayElemAt: ['$arr', -1] }, 2, DOC),
  arrays.value('$arrayElemAt beyond the end', { $arrayElemAt: ['$arr', 9] }, undefined, DOC),
  arrays.value('$first and $last', [{ $first: '$arr' }, { $last: '$arr' }], [3, 2], DOC),
  arrays.value('$concatArrays', { $concatArrays: ['$arr', [9], [[8]]] }, [3, 1, 2, 9, [8]], DOC),
  arrays.value('$concatArrays with null', { $concatArrays: ['$arr', null] }, null, DOC),
  arrays.value(
    '$filter',
    { $filter: { input: '$arr', as: 'n', cond: { $gte: ['$$n', 2] } } },
    [3, 2],
    DOC,
  ),
  arrays.value(
    '$filter with a limit',
    { $filter: { input: '$arr', cond: { $gte: ['$$this', 1] }, limit: 2 } },
    [3, 1],
    DOC,
  ),
  arrays.value(
    '$map',
    { $map: { input: '$arr', as: 'n', in: { $multiply: ['$$n', 2] } } },
    [6, 2, 4],
    DOC,
  ),
  arrays.value('$map over null', { $map: { input: null, in: '$$this' } }, null, DOC),
  arrays.value(
    '$reduce',
    {
      $reduce: { input: ['a', 'b', 'c'], initialValue: '', in: { $concat: ['$$value', '$$this'] } },
    },
    'abc',
    DOC,
  ),
  arrays.value('$size', { $size: '$arr' }, 3, DOC),
  arrays.value('$in', { $in: [2, '$arr'] }, true, DOC),
  arrays.value('$indexOfArray', { $indexOfArray: ['$arr', 2] }, 2, DOC),
  arrays.value('$indexOfArray not found', { $indexOfArray: ['$arr', 9] }, -1, DOC),
  arrays.value('$indexOfArray in a range', { $indexOfArray: [['a', 'b', 'a'], 'a', 1] }, 2, DOC),
  arrays.value('$isArray', [{ $isArray: '$arr' }, { $isArray: '$i' }], [true, false], DOC),
  arrays.value('$range', { $range: [0, 10, 3] }, [0, 3, 6, 9], DOC),
  arrays.value('$range downwards', { $range: [3, 0, -2] }, [3, 1], DOC),
  arrays.value('$range the wrong way', { $range: [0, -5] }, [], DOC),
  arrays.value('$reverseArray', { $reverseArray: '$arr' }, [2, 1, 3], DOC),
  arrays.value('$slice the first', { $slice: ['$arr', 2] }, [3, 1], DOC),
  arrays.value('$slice the last', { $slice: ['$arr', -2] }, [1, 2], DOC),
  arrays.value('$slice from a position', { $slice: ['$arr', 1, 5] }, [1, 2], DOC),
  arrays.value('$sortArray', { $sortArray: { input: '$arr', sortBy: 1 } }, [1, 2, 3], DOC),
  arrays.value(
    '$sortArray by a field',
    { $sortArray: { input: [{ a: 1 }, { a: 3 }, { a: 2 }], sortBy: { a: -1 } } },
    [{ a: 3 }, { a: 2 }, { a: 1 }],
    DOC,
  ),
  arrays.value(
    '$zip',
    {
      $zip: {
        inputs: [
          ['a', 'b'],
          [1, 2, 3],
        ],
      },
    },
    [
      ['a', 1],
      ['b', 2],
    ],
    DOC,
  ),
  arrays.value(
    '$zip to the longest',
    { $zip: { inputs: [[1], [2, 3]], useLongestLength: true, defaults: [0, 9] } },
    [
      [1, 2],
      [0, 3],
    ],
    DOC,
  ),
  arrays.value('$firstN', { $firstN: { input: '$arr', n: 2 } }, [3, 1], DOC),
  arrays.value('$maxN', { $maxN: { input: '$arr', n: 2 } }, [3, 2], DOC),
  arrays.value('$minN passes nulls over', { $minN: { input: [3, null, 1], n: 2 } }, [1, 3], DOC),
  arrays.value('$sum of an array', { $sum: '$arr' }, 6, DOC),
  arrays.value('$sum of several, other types ignored', { $sum: ['$i', '$s', '$d'] }, D(14.5), DOC),
  arrays.value('$avg of an array', { $avg: '$arr' }, D(2), DOC),
  arrays.value('$avg of no numbers', { $avg: ['$s'] }, null, DOC),
  arrays.value('$min and $max', [{ $min: '$arr' }, { $max: '$arr' }], [1, 3], DOC),
  arrays.value('an array with a missing field holds null', ['$i', '$nowhere'], [7, null], DOC),
];

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

export const expressionCases: Case[] = [
  ...mathCases,
  ...compareCases,
  ...arrayCases,
  ...setCases,
  ...stringCases,
  ...typeCases,
  ...objectCases,
];
