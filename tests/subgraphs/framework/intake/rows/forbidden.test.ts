import { forbiddenIn } from '../../../../../subgraphs/framework/intake/rows/forbidden';
import { PERSON } from './support';

it.each([
  [`当事人身份证号${PERSON.number}。`, 'an identity number', 8],
  [`号码１２０１０２１８８００１０１００１ｘ`, 'an identity number', 3],
  ['联系电话10200000001', 'a mobile number', 5],
  ['电话 102-0000-0001。', 'a mobile number', 4],
  ['当事人信仰佛教', 'a religion', 4],
  ['宗教信仰：无', 'a religion', 1],
  ['其基因检测', 'genes', 1],
  ['DNA鉴定结果', 'genes', 1],
  ['采集了当事人的指纹', 'fingerprints', 4],
  ['血型：AB型', 'a blood type', 1],
  ['系O型血。', 'a blood type', 2],
  ['张某患有高血压', 'a disease or medical history', 3],
  ['有家族病史', 'a disease or medical history', 2],
  ['被诊断为糖尿病', 'a disease or medical history', 1],
  ['病历号：00123', 'a disease or medical history', 1],
  ['系艾滋病病毒感染者', 'a disease or medical history', 1],
])('%s contains %s', (text, what, at) => {
  expect(forbiddenIn(text)).toMatchObject([{ what, at }]);
});

it.each([
  '天津市河东区示例医院',
  '动物疫病预防控制',
  '病死猪无害化处理不符合规定',
  '安排患有有碍食品安全疾病的人员从事接触直接入口食品的工作',
  '安排患有国务院卫生行政部门规定的有碍食品安全疾病的人员从事工作',
  '未按规定填写病历资料',
  '未按规定报告确诊病例',
  '职业病危害因素检测',
  '转基因食品未按规定标示',
  '基因扩增检验实验室',
  '销售指纹锁、指纹考勤机',
  '血型定型试剂盒经营',
  'A型血清、O型血浆的保存不符合规定',
  '宗教活动场所登记',
  '尊重公民宗教信仰自由',
  '经营佛教用品',
  '天津市伊斯兰教协会',
  '清真食品',
  '许可证编号JY11201020000001',
  '统一社会信用代码91120102MA00XX0A90',
  '第10200000001号许可证',
  '罚款10200000001元',
  '项目编号120102188001010020',
])('%s contains nothing forbidden', (text) => expect(forbiddenIn(text)).toEqual([]));

it('accepts personal numbers in a field that is sealed, but nothing else', () => {
  expect(forbiddenIn(PERSON.number, true)).toEqual([]);
  expect(forbiddenIn('患有高血压', true)).toHaveLength(1);
});
