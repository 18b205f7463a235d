import { type Case, D, page } from '../case';

const source = page('server: error codes and messages of 8.0');

const run = (name: string, stages: unknown[], error: number, message: string): Case =>
  source.refuses(name, { aggregate: 'c', pipeline: stages, cursor: {} }, error, message);

const value = (name: string, expression: unknown, error: number, message: string): Case =>
  run(name, [{ $project: { r: expression } }], error, message);

const pipelines: Case[] = [
  run('an unknown stage', [{ $foo: 1 }], 40324, "Unrecognized pipeline stage name: '$foo'"),
  run(
    'a stage of two fields',
    [{ $match: {}, $limit: 1 }],
    40323,
    'A pipeline stage specification object must contain exactly one field.',
  ),
  run('a limit of zero', [{ $limit: 0 }], 15958, 'the limit must be positive'),
  run('a negative skip', [{ $skip: -1 }], 5107200, 'invalid argument to $skip stage'),
  run(
    'an empty $project',
    [{ $project: {} }],
    51272,
    'projection specification must have at least one field',
  ),
  run(
    'inclusion with exclusion',
    [{ $project: { a: 1, b: 0 } }],
    31254,
    'Cannot do exclusion on field b in inclusion projection',
  ),
  run(
    'exclusion with inclusion',
    [{ $project: { a: 0, b: 1 } }],
    31253,
    'Cannot do inclusion on field b in exclusion projection',
  ),
  run(
    '$group without _id',
    [{ $group: { n: { $sum: 1 } } }],
    15955,
    'a group specification must include an _id',
  ),
  run(
    'an unknown accumulator',
    [{ $group: { _id: 1, n: { $foo: 1 } } }],
    15952,
    "unknown group operator '$foo'",
  ),
  run(
    'a field that is no accumulator',
    [{ $group: { _id: 1, n: 1 } }],
    40234,
    "The field 'n' must be an accumulator object",
  ),
  run('an empty $sort', [{ $sort: {} }], 15976, '$sort stage must have at least one sort key'),
  run(
    'a sort by 2',
    [{ $sort: { a: 2 } }],
    15975,
    '$sort key ordering must be 1 (for ascending) or -1 (for descending)',
  ),
  run(
    '$unwind without a dollar',
    [{ $unwind: 'a' }],
    28818,
    "path option to $unwind stage should be prefixed with a '$': a",
  ),
  run('$count of nothing', [{ $count: '' }], 40157, 'the count field must be a non-empty string'),
  run(
    '$facet in $facet',
    [{ $facet: { a: [{ $facet: { b: [] } }] } }],
    40600,
    '$facet is not allowed to be used within a $facet stage',
  ),
  run(
    '$replaceRoot by a number',
    [{ $replaceRoot: { newRoot: '$_id' } }],
    40228,
    'must evaluate to an object',
  ),
  run(
    '$lookup with one of two fields',
    [{ $lookup: { from: 'd', localField: 'a', as: 'r' } }],
    9,
    "$lookup requires both or neither of 'localField' and 'foreignField' to be specified",
  ),
  run(
    '$bucket out of order',
    [{ $bucket: { groupBy: '$a', boundaries: [5, 1] } }],
    40194,
    "The 'boundaries' option to $bucket must be sorted",
  ),
  run(
    '$bucket without a place for a value',
    [{ $bucket: { groupBy: '$_id', boundaries: [5, 6] } }],
    40066,
    '$switch could not find a matching branch for an input',
  ),
  value('an unknown expression', { $foo: 1 }, 168, "Unrecognized expression '$foo'"),
  value(
    'too many arguments',
    { $subtract: [1, 2, 3] },
    16020,
    'Expression $subtract takes exactly 2 arguments. 3 were passed in.',
  ),
  value('division by zero', { $divide: ['$_id', 0] }, 2, "can't $divide by zero"),
  value('$mod by zero', { $mod: ['$_id', 0] }, 16610, "can't $mod by zero"),
  value(
    '$add of a string',
    { $add: ['$_id', 'x'] },
    14,
    '$add only supports numeric or date types, not string',
  ),
  value(
    '$concat of a number',
    { $concat: ['a', '$_id'] },
    16702,
    '$concat only supports strings, not int',
  ),
  value(
    '$size of a number',
    { $size: '$_id' },
    17124,
    'The argument to $size must be an array, but was of type: int',
  ),
  value(
    '$in without an array',
    { $in: [1, '$_id'] },
    40081,
    '$in requires an array as a second argument, found: int',
  ),
  value(
    '$toInt of nonsense',
    { $toInt: 'abc' },
    241,
    "Failed to parse number 'abc' in $convert with no onError value",
  ),
  value(
    '$toInt past int',
    { $toInt: D(1e10) },
    241,
    'Conversion would overflow target type in $convert with no onError value',
  ),
  value(
    '$toObjectId of nonsense',
    { $toObjectId: 'x' },
    241,
    "Failed to parse objectId 'x' in $convert with no onError value",
  ),
  value(
    '$switch without a branch',
    { $switch: { branches: [{ case: false, then: 1 }] } },
    40066,
    '$switch could not find a matching branch for an input, and no default was specified.',
  ),
  value(
    'an unknown zone',
    { $hour: { date: new Date(0), timezone: 'Nowhere/At_all' } },
    40485,
    'unrecognized time zone identifier: "Nowhere/At_all"',
  ),
  value(
    '$arrayElemAt of a number',
    { $arrayElemAt: ['$_id', 0] },
    28689,
    "$arrayElemAt's first argument must be an array, but is int",
  ),
  value(
    '$sqrt of a negative',
    { $sqrt: -1 },
    28714,
    "$sqrt's argument must be greater than or equal to 0",
  ),
  source.refuses('an unknown command', { fooBar: 1 }, 59, "no such command: 'fooBar'"),
];

export const pipelineRefusalCases: Case[] = [...pipelines];
