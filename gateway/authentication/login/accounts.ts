import type { ClientEntry } from '../../../schema/registry';
import { purposeOf } from '../../../schema/policy/purposes';
import type { Role } from '../../../schema/viewer';
import { demoClaims, demoPersons } from '../demoCallers';

/** A caller of the demonstration who can log in, and the claims of their tokens. */
export interface Account {
  /** `sub` of the tokens. */
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

const STAFF: readonly (readonly [Role, string, string])[] = [
  ['officer', '市场监管局经办人员', 'Officer of the market regulation bureau'],
  ['steward', '市场监管局数据管理员', 'Data steward of the market regulation bureau'],
  ['auditor', '审计人员', 'Auditor'],
];
const ANALYST: readonly (readonly [Role, string, string])[] = [
  ['analyst', '统计分析人员', 'Analyst'],
];

/** The callers who can log in with a client. */
export async function accountsOf(client: ClientEntry, dataDir: string): Promise<Account[]> {
  switch (client.kind) {
    case 'PORTAL':
      return personsIn(dataDir);
    case 'DEPARTMENT':
      return Promise.all(STAFF.map(([role, ...texts]) => staff(role, texts, dataDir)));
    case 'ANALYTICS':
      return Promise.all(ANALYST.map(([role, ...texts]) => staff(role, texts, dataDir)));
    case 'PARTNER':
      return [clerkOf(client)];
  }
}

async function personsIn(dataDir: string): Promise<Account[]> {
  const persons = await demoPersons(dataDir);
  return Promise.all(
    persons.map(async ({ id, name, about }) =>
      account(await demoClaims('person', id === undefined ? {} : { subject: id }, dataDir), {
        name,
        about,
      }),
    ),
  );
}

async function staff(role: Role, [name, about]: string[], dataDir: string): Promise<Account> {
  return account(await demoClaims(role, {}, dataDir), { name: name ?? role, about: about ?? '' });
}

/** A clerk of a partner, who works with the access of the partner. */
function clerkOf({ id, name, organization }: ClientEntry): Account {
  return account(
    { sub: `clerk-${id}`, roles: ['bank'], loa: 2, organization },
    { name: `${name}经办人`, about: 'Clerk of the partner' },
  );
}

function account(
  { sub, client_id: _client, ...claims }: Record<string, unknown>,
  texts: Pick<Account, 'name' | 'about'>,
): Account {
  return { id: String(sub), ...texts, claims };
}

/** The purpose that scopes name, when they name exactly one that the client may state. */
export function purposeIn(scope: string | undefined, client: ClientEntry): string | undefined {
  const purposes = (scope ?? '').split(' ').filter((word) => purposeOf(word) !== undefined);
  const [purpose] = purposes;
  return purposes.length === 1 && client.purposes.includes(purpose!) ? purpose : undefined;
}
