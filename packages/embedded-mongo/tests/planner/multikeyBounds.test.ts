import { mongo } from 'mongoose';
import { withEmbeddedStore } from '../../conformance/index';

describe('a compound index on two fields of one array', () => {
  // See "multikey index bounds" in the manual: two elements may meet the two conditions.
  it('finds documents in which different elements meet the conditions', async () => {
    await withEmbeddedStore(async (uri) => {
      const client = await mongo.MongoClient.connect(uri);
      try {
        const orders = client.db('test').collection<{ _id: number; l: object[] }>('orders');
        await orders.insertOne({
          _id: 1,
          l: [
            { k: 'x', e: 5 },
            { k: 'y', e: 1 },
          ],
        });
        await orders.createIndex({ 'l.k': 1, 'l.e': 1 });
        expect(await orders.countDocuments({ 'l.k': 'x', 'l.e': 1 })).toBe(1);
      } finally {
        await client.close();
      }
    });
  });
});
