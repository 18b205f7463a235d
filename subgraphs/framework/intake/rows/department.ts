import { DEPARTMENTS } from '../../../../schema/policy/departments';

const CITY = /^天津市/;

/** The names by which files call a department. */
function namesOf(id: string): readonly string[] {
  const found = DEPARTMENTS.find((department) => department.id === id);
  if (found === undefined) return [id];
  const { name, shortName } = found;
  const short = shortName.replace(/^区/, '河东区');
  return [id, name, name.replace(CITY, ''), shortName, short, `天津市${short}`].map(keyOf);
}

/** The registered name of a department. */
export function nameOfDepartment(id: string): string {
  return DEPARTMENTS.find((department) => department.id === id)?.name ?? id;
}

/** Whether a name in a file means a department, or an office of it, which its name begins with. */
export function namesDepartment(name: string, id: string): boolean {
  const given = keyOf(name);
  const names = namesOf(id);
  // The street offices are one entry, but each submits in its own name.
  if (id === 'subdistricts' && /街道办事处$/.test(given)) return true;
  return names.includes(given) || given.startsWith(keyOf(nameOfDepartment(id)));
}

function keyOf(name: string): string {
  return name.normalize('NFKC').replace(/\s+/gu, '');
}
