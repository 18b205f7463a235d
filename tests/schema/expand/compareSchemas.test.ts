import { compareSchemas } from '../../../schema/compiler/compareSchemas';

const BEFORE = `
  directive @tag(name: String!) repeatable on OBJECT | FIELD_DEFINITION
  "A ship." type Ship @tag(name: "a") @tag(name: "b") { name(short: Boolean = false): String flag: Flag }
  enum Flag { CN PA }
  interface Vessel { name: String }
  union Any = Ship | Boat
  type Boat { name: String }
`;

describe('a comparison of schemas', () => {
  it('finds no change when only the order differs', () => {
    const after = `
      type Boat { name: String }
      union Any = Boat | Ship
      enum Flag { PA CN }
      interface Vessel { name: String }
      "A ship." type Ship @tag(name: "b") @tag(name: "a") { flag: Flag name(short: Boolean = false): String }
      directive @tag(name: String!) repeatable on FIELD_DEFINITION | OBJECT
    `;
    expect(compareSchemas(BEFORE, after)).toEqual([]);
  });

  it.each([
    ['"A ship."', '"A boat."', 'Ship: description was A ship., is A boat.'],
    [' @tag(name: "b")', '', 'Ship: @tag was @tag(name: "a") @tag(name: "b"), is @tag(name: "a")'],
    ['short: Boolean = false', '', 'Ship.name.short: removed'],
    ['= false', '= true', 'Ship.name.short: default was false, is true'],
    ['= false', '', 'Ship.name.short: default was false, is absent'],
    ['flag: Flag', 'flag: Flag!', 'Ship.flag: type was Flag, is Flag!'],
    ['CN PA', 'CN PA LR', 'Flag.LR: added'],
    ['Ship | Boat', 'Ship', 'Any: members was Boat | Ship, is Ship'],
    ['type Boat {', 'type Boat implements Vessel {', 'Boat: interfaces was , is Vessel'],
    ['interface Vessel', 'type Vessel', 'Vessel: kind was InterfaceTypeDefinition'],
    ['repeatable ', '', '@tag: repeatable was true, is false'],
    ['OBJECT |', '', '@tag: locations was FIELD_DEFINITION | OBJECT, is FIELD_DEFINITION'],
  ])('reports %j as %j', (from, to, difference) => {
    const after = BEFORE.replace(from, to).replace('()', '');
    expect(compareSchemas(BEFORE, after)).toContainEqual(expect.stringContaining(difference));
  });
});
