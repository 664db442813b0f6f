import { codeTable } from './code-table'

/** 政治面貌, GB/T 4762-1984. */
export const politicals = codeTable({
  standard: 'GB/T 4762-1984',
  codes: [
    { code: '01', zh: '中共党员', en: 'Member of the Communist Party of China' },
    { code: '02', zh: '中共预备党员', en: 'Probationary member of the Communist Party of China' },
    { code: '03', zh: '共青团员', en: 'Member of the Communist Youth League' },
    { code: '04', zh: '民革党员', en: 'Member of the Revolutionary Committee of the Kuomintang' },
    { code: '05', zh: '民盟盟员', en: 'Member of the China Democratic League' },
    { code: '06', zh: '民建会员', en: 'Member of the China Democratic National Construction Association' },
    { code: '07', zh: '民进会员', en: 'Member of the China Association for Promoting Democracy' },
    { code: '08', zh: '农工党党员', en: 'Member of the Chinese Peasants and Workers Democratic Party' },
    { code: '09', zh: '致公党党员', en: 'Member of the China Zhi Gong Party' },
    { code: '10', zh: '九三学社社员', en: 'Member of the Jiusan Society' },
    { code: '11', zh: '台盟盟员', en: 'Member of the Taiwan Democratic Self-Government League' },
    { code: '12', zh: '无党派民主人士', en: 'Without party affiliation' },
    { code: '13', zh: '群众', en: 'The masses' },
  ],
  words: {
    '01': '1 党员 共产党员 中国共产党党员 正式党员 中共正式党员 中共党员正式 流动党员 下沉党员 在职党员 是',
    '02': '2 预备党员 中国共产党预备党员 中共党员预备',
    '03': '3 团员 共青团 中国共产主义青年团团员 青年团员',
    '04': '4 民革 民革会员 中国国民党革命委员会会员',
    '05': '5 民盟 中国民主同盟盟员',
    '06': '6 民建 中国民主建国会会员',
    '07': '7 民进 中国民主促进会会员',
    '08': '8 农工党 农工 农工民主党 农工党员',
    '09': '9 致公党 致公 致公党员',
    '10': '九三 九三学社',
    '11': '台盟',
    '12': '无党派 无党派人士 民主人士 无党派民主人士',
    '13': '普通群众 普通公民 群 无 否 公民 儿童 少先队员 none',
  },
})
