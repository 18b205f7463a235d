// Creates the replica set and the account of the subgraphs. A repeated run only adds the databases
// of subgraphs that were added.
const { readFileSync } = require('fs');
const secret = (name) => readFileSync(`/run/secrets/${name}`, 'utf8').trim();

const connection = new Mongo(
  `mongodb://root:${secret('mongo_root_password')}@mongo-1:27017/admin?directConnection=true`,
);
const admin = connection.getDB('admin');

const status = admin.runCommand({ replSetGetStatus: 1 });
if (status.codeName === 'NotYetInitialized') {
  const members = [1, 2, 3].map((number) => ({ _id: number - 1, host: `mongo-${number}:27017` }));
  const made = admin.runCommand({ replSetInitiate: { _id: 'hedong', members } });
  if (made.ok !== 1) throw new Error(made.codeName);
}
while (!admin.hello().isWritablePrimary) sleep(500);

const DATABASES = ['subjects', 'government', 'commerce', 'social', 'judicial', 'statistics'];
const roles = DATABASES.map((name) => ({ role: 'readWrite', db: `hedong_${name}` }));
if (admin.getUser('hedong') === null) {
  admin.createUser({ user: 'hedong', pwd: secret('mongo_app_password'), roles });
} else {
  admin.grantRolesToUser('hedong', roles);
}
