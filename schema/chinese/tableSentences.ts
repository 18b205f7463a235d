import type { Sentences } from './sentences';

/** Sentences about a submitted file as a whole. */
export const TABLE_SENTENCES: Sentences = {
  'The file is larger than 1 GB; divide it into several files.':
    '文件超过 1 GB；请拆分为多个文件。',
  'A workbook that is not stored first may have at most 64 MB.': '未先保存的工作簿至多 64 MB。',
  'Line {row} is longer than 4 MB; submit a text file with one row a line.':
    '第 {row} 行超过 4 MB；请提交每行一条记录的文本文件。',
  'The file is UTF-16; save it as CSV in UTF-8 or GB18030.':
    '文件为 UTF-16 编码；请另存为 UTF-8 或 GB18030 编码的 CSV 文件。',
  'Line {row} contains bytes that are neither UTF-8 nor GB18030; correct the line and save the file again.':
    '第 {row} 行含有既非 UTF-8 也非 GB18030 的字节；请更正该行后重新保存文件。',
  'Line {row} is {found}, but the lines before it are {expected}; save the whole file in one encoding.':
    '第 {row} 行为 {found} 编码，而此前各行为 {expected} 编码；请以同一种编码保存整个文件。',
  'The lines from {row} on are neither UTF-8 nor GB18030; save the file again.':
    '自第 {row} 行起既非 UTF-8 也非 GB18030 编码；请重新保存文件。',
  'Line {row} contains a NUL character, so the file is not a text file; submit CSV or JSON Lines.':
    '第 {row} 行含有空字符（NUL），该文件不是文本文件；请提交 CSV 或 JSON Lines 文件。',
  'The row at line {row} has an opening quotation mark (") without a closing one; add it, or write "" for a quotation mark inside a cell.':
    '第 {row} 行有左引号（"）而无右引号；请补上，单元格内的引号请写作 ""。',
  'The row at line {row} has a quotation mark (") in the middle of a cell; enclose the cell in quotation marks and write "" inside it.':
    '第 {row} 行的单元格中间有引号（"）；请用引号括住该单元格，其中的引号写作 ""。',
  'Line {row} is not JSON; write one object a line, such as {"XK_WSH": "…"}.':
    '第 {row} 行不是 JSON；请每行写一个对象，如 {"XK_WSH": "…"}。',
  'Line {row} is not a JSON object; write one object a line, such as {"XK_WSH": "…"}.':
    '第 {row} 行不是 JSON 对象；请每行写一个对象，如 {"XK_WSH": "…"}。',
  'Line {row} has an object or a mixed list in "{column}"; write a text, a number, a boolean, null or a list of texts.':
    '第 {row} 行的“{column}”为对象或混合列表；请填写文本、数字、布尔值、null 或文本列表。',
  'Line {row} has {count} columns; a table may have at most {most}.':
    '第 {row} 行有 {count} 列；一张表至多 {most} 列。',
  'Line {row} has a number in "{column}" that is too long to be exact; write it as text, in quotation marks.':
    '第 {row} 行“{column}”的数字过长，无法精确表示；请加引号写成文本。',
  'Line {row} is the first with the name "{column}"; write it in the first line too, with null if it has no value there.':
    '名称“{column}”在第 {row} 行首次出现；请在第一行也写上，没有值时写 null。',
  'The file is empty.': '文件为空。',
  'The file has no row of headings among its first 20 rows; use the headings of the template.':
    '文件前 20 行中没有标题行；请使用模板中的标题。',
  'The headings in row {row} have {count} columns; a table may have at most {most}.':
    '第 {row} 行的标题有 {count} 列；一张表至多 {most} 列。',
  'The file has more than 1,000,000 rows; divide it into several files.':
    '文件超过 100 万行；请拆分为多个文件。',
  'Row {row} has a value in column {column}, which has no heading; add the heading, or enclose cells with commas in quotation marks.':
    '第 {row} 行第 {column} 列有值，但该列没有标题；请补上标题，或用引号括住含逗号的单元格。',
  'Row {row} has more than {count} characters in column {column}; shorten the value.':
    '第 {row} 行第 {column} 列超过 {count} 个字符；请缩短内容。',
  'The file is an Excel workbook; submit it in the format XLSX.':
    '该文件是 Excel 工作簿；请以 XLSX 格式提交。',
  'The file is an old or encrypted Excel workbook; save it without password as .xlsx.':
    '该文件是旧版或加密的 Excel 工作簿；请取消密码并另存为 .xlsx。',
  'The file is not an Excel workbook; save it as .xlsx.':
    '该文件不是 Excel 工作簿；请另存为 .xlsx。',
  'The workbook is incomplete or damaged; save it again as .xlsx.':
    '工作簿不完整或已损坏；请重新保存为 .xlsx。',
  'The workbook has {count} parts; a workbook may have at most {most}.':
    '工作簿含 {count} 个部件；至多 {most} 个。',
  'A part of the workbook expands to {ratio} times its size; submit the table as CSV.':
    '工作簿的某个部件解压后为原大小的 {ratio} 倍；请以 CSV 格式提交。',
  'The workbook contains a document type; save it again as .xlsx.':
    '工作簿含有文档类型声明；请重新保存为 .xlsx。',
  'The workbook has a text of more than 4 MB; submit the table as CSV.':
    '工作簿含有超过 4 MB 的文本；请以 CSV 格式提交。',
  'The workbook has too many different texts; submit the table as CSV.':
    '工作簿中不同的文本过多；请以 CSV 格式提交。',
  'The sheets {first} and {second} both have headings; submit each as a file of its own.':
    '工作表 {first} 和 {second} 都有标题行；请分别作为单独的文件提交。',
  'The cells {cells} are merged; separate them and repeat the value in each row.':
    '单元格 {cells} 已合并；请取消合并，并在每一行填写该值。',
  'Cell {cell} contains a formula; replace it by its value.':
    '单元格 {cell} 含有公式；请改为公式的结果值。',
  'Cell {cell} contains the Excel error {error}; replace it by a value.':
    '单元格 {cell} 为 Excel 错误值 {error}；请改为实际值。',
  'Cell {cell} has more than {count} characters; shorten it or submit several rows.':
    '单元格 {cell} 超过 {count} 个字符；请缩短内容或拆分为多行。',
  'Cell {cell} is beyond column {most}; a table may have at most {count}.':
    '单元格 {cell} 在第 {most} 列之后；一张表至多 {count} 列。',
  'Cell {cell} refers to a text that the workbook lacks; save it again as .xlsx.':
    '单元格 {cell} 引用的文本在工作簿中不存在；请重新保存为 .xlsx。',
};
