import { defineText } from '../../i18n/text'
import type { CityFault } from './city-rules'

const zh: Record<CityFault['code'], string> = {
  'title-missing': '没有课程名称',
  'too-long': '有一格写得太长',
  'hours-form': '学时看不懂，要写成 1、1.5、2 这样',
  repeated: '和上面的课程重复',
}
const en: Record<CityFault['code'], string> = {
  'title-missing': 'has no name',
  'too-long': 'has a cell that is too long',
  'hours-form': 'the hours cannot be read; write 1, 1.5 or 2',
  repeated: 'is there already',
}

/** 市级课程目录: its file is read, looked at and taken in. */
export const cityText = defineText({
  'zh-CN': {
    import: '导入市级课程',
    title: '导入市级课程目录',
    refusedTitle: (file: string) => `“${file}”没有读成`,
    noList: '没有找到课程目录：表头要有“课程名称”，还要有课程编号、对象、学时、类别、简介里的至少一列。',
    read: (file: string) => `“${file}”里的课程：`,
    counts: (added: number, changed: number, same: number) => `新增 ${added} 门，更新 ${changed} 门，不变 ${same} 门。`,
    gone: (count: number) => `新目录里没有的 ${count} 门会停用，开过的班不受影响。`,
    faults: (count: number) => `有 ${count} 行没有读进来，可以请市里更正后再导入：`,
    fault: (row: number, why: string) => `第 ${row} 行${why}`,
    more: (count: number) => `还有 ${count} 行`,
    faultCode: zh,
    write: '写入',
    nothing: '没有可以写入的课程。',
    written: (count: number) => `市级课程现在有 ${count} 门。`,
    notAllowed: '您的岗位不能导入课程，请找社区工作者或书记',
  },
  en: {
    import: 'Import the city’s courses',
    title: 'Import the city’s list of courses',
    refusedTitle: (file: string) => `“${file}” could not be read`,
    noList: 'There is no list of courses: it needs a column 课程名称 and at least one of 课程编号, 对象, 学时, 类别, 简介.',
    read: (file: string) => `Courses in “${file}”:`,
    counts: (added: number, changed: number, same: number) => `${added} new, ${changed} changed, ${same} as they were.`,
    gone: (count: number) => `${count} that the list lacks are put away; sessions of them stay.`,
    faults: (count: number) => `${count} ${count === 1 ? 'row was' : 'rows were'} not read; ask the city to mend the list:`,
    fault: (row: number, why: string) => `Row ${row} ${why}`,
    more: (count: number) => `${count} more`,
    faultCode: en,
    write: 'Write',
    nothing: 'There is no course to write.',
    written: (count: number) => `There are ${count} courses of the city now.`,
    notAllowed: 'Your role does not import courses; ask a community worker or the director',
  },
})
