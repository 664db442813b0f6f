import type { FileRefusal } from '../lib/sheet/types'
import { defineText } from './text'

/** Why a file cannot be read as a spreadsheet. One clear sentence each, and what to do. */
export const sheetText = defineText({
  'zh-CN': {
    'empty-file': '这个文件是空的。请检查是否选错了文件。',
    'too-large': '文件超过 20 MB。请删除图片和无关的工作表，或拆成几个文件后再导入。',
    'not-a-table': '这不是表格文件。请选择 .xlsx 或 .csv 文件。',
    'old-xls': '这是旧版表格（如 .xls、.et、.ods）。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。',
    encrypted: '这个表格设了打开密码。请用 Excel 或 WPS 打开，取消密码并保存后再导入。',
    html: '这是网页文件，只是名字叫表格。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。',
    bomb: '文件解压后大得不正常，已停止读取。请把需要的内容复制到新表格，保存后再导入。',
    damaged: '文件已损坏或不完整。请重新下载或拷贝一份；能用 Excel 打开的，另存为 .xlsx 后再试。',
    'too-many-rows': '有工作表超过 5 万行。请拆成几个文件，分次导入。',
    'empty-sheet': '表格里没有内容。请检查是否选错了文件。',
    'no-header': '没有找到表头。请确认有一行写着“姓名”“身份证号”等列名。',
  } as Record<FileRefusal['code'], string>,
  en: {
    'empty-file': 'This file is empty. Check that it is the right one.',
    'too-large': 'The file is larger than 20 MB. Remove pictures and sheets you do not need, or split it, and import again.',
    'not-a-table': 'This is not a spreadsheet. Choose an .xlsx or .csv file.',
    'old-xls':
      'This is an older spreadsheet format (such as .xls, .et or .ods). Open it in Excel or WPS, save it as .xlsx, and import that.',
    encrypted: 'This spreadsheet needs a password to open. Open it in Excel or WPS, remove the password, save, and import again.',
    html: 'This is a web page named like a spreadsheet. Open it in Excel or WPS, save it as .xlsx, and import that.',
    bomb: 'Unpacked, this file is abnormally large; reading was stopped. Copy what you need into a new spreadsheet and import that.',
    damaged: 'The file is damaged or incomplete. Download or copy it again; if Excel can open it, save it as .xlsx and try that.',
    'too-many-rows': 'A sheet has more than 50,000 rows. Split it into several files and import them one by one.',
    'empty-sheet': 'There is nothing in the spreadsheet. Check that it is the right file.',
    'no-header': 'No header row was found. Make sure one row names the columns, such as 姓名 (name) and 身份证号 (ID number).',
  },
})
