import type { Sentences } from './sentences';

/** Sentences about batches and their files. */
export const INTAKE_SENTENCES: Sentences = {
  'The field kind must name a type of record that this domain receives.':
    '字段 kind 须为本领域接收的一种记录类型。',
  'Your department does not report records of this kind.': '贵部门无权报送此类记录。',
  'The field rows has {count} rows; it must have 1 to {limit}: open an upload for more.':
    '字段 rows 有 {count} 行，须为 1 至 {limit} 行；更多的行请上传文件。',
  'An IntakeRow must be an object from heading to value.': 'IntakeRow 须为标题到值的对象。',
  'A value in an IntakeRow must be a string, a number, true, false, null, or a list of strings.':
    'IntakeRow 中的值须为文本、数值、true、false、null 或者文本列表。',
  'The headings of the file are not those of the kind; mend them as the faults say, and send the file again.':
    '文件的标题与该类型不符；请按错误说明改正后重新上传。',
  'The headings of the rows are not those of the kind; mend them as the faults say, and submit the rows again.':
    '各行的标题与该类型不符；请按错误说明改正后重新报送。',
  'The file has no rows; send one with at least one row below the headings.':
    '文件没有数据行；标题之下须至少有一行，请重新上传。',
  'An atomic batch has at most {limit} rows; split the file, or send it without atomic.':
    '整批接收的批次至多 {limit} 行；请拆分文件，或者改为逐行接收。',
  'The batch is atomic and has refused rows, so none of its rows was accepted; mend them and send the batch again.':
    '本批次为整批接收，其中有未通过的行，因此全部未接收；请改正后重新报送。',
  'The batch could not be processed because of an error on our side; ask the operator, and send it again.':
    '因系统内部错误，批次未能处理完毕；请联系运维人员后重新报送。',
  'The error file has the data of more than {limit} persons; split the file, and send its parts again.':
    '错误文件含有超过 {limit} 名自然人的信息；请拆分文件后重新上传。',
  'The batch no longer expects a file; open a new upload.': '该批次不再等待文件；请重新开始上传。',
  'The file of the batch is no longer stored; send it again.':
    '该批次的文件已不再保存；请重新上传。',
  'No file arrived before its ticket expired; open a new upload.':
    '在上传地址的有效期内未收到文件；请重新开始上传。',
};
