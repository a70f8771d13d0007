// SPDX-License-Identifier: Apache-2.0
// What made-up names are built from: surnames as frequent as in the census, given names of two
// generations, and the characters and scripts that break careless software.

/** Surname and its share in thousandths of the population (rounded). */
export const surnames =
  '王72 李72 张68 刘54 陈45 杨31 黄22 赵20 吴20 周19 徐15 孙15 马13 朱13 胡13 郭12 何12 林12 罗10 高10 ' +
  '郑9 梁9 谢8 宋8 唐7 许7 韩7 冯6 邓6 曹6 彭6 曾6 肖6 田6 董5 袁5 潘5 于5 蒋5 蔡5 ' +
  '余5 杜5 叶5 程5 苏4 魏4 吕4 丁4 任4 沈4 姚4 卢4 姜4 崔4 钟4 谭4 陆4 汪4 范3 金3 ' +
  '石3 廖3 贾3 夏3 韦3 付3 方3 白3 邹3 孟3 熊3 秦3 邱3 江3 尹3 薛2 闫2 段2 雷2 侯2 ' +
  '龙2 史2 陶2 黎2 贺2 顾2 毛2 郝2 龚2 邵2 万2 钱2 严2 覃2 武2 戴2 莫2 孔2 向2 汤2 ' +
  '仇1 单1 区1 解1 查1 盖1 乐1 逄1 郜1 亓1 缪1 佴1 ' +
  '欧阳1 司马1 诸葛1 上官1 皇甫1 令狐1 慕容1 尉迟1 夏侯1 东方1';

/** Given names that are one character or the two halves of a pair, by generation. */
export const givenCharacters = {
  elder: '国建华英明秀珍芳军平桂兰荣海玉林文志成红春生金龙福祥庆德永云凤宝贵忠良素淑',
  younger: '伟杰浩宇轩子涵梓欣怡佳琪雨晨思远嘉豪静敏丽娜婷婧雪莹俊凯鹏飞博超然悦彤诗睿泽楠',
} as const;

/** Rare characters of the basic plane: read wrongly, drawn wrongly, or missing from old fonts. */
export const rareCharacters = [
  '䶮',
  '㛃',
  '喆',
  '犇',
  '淼',
  '堃',
  '垚',
  '翀',
  '彧',
  '甯',
  '頔',
  '玥',
];

/** Beyond the basic plane: two UTF-16 units each, lost by every `charAt` and by old encodings. */
export const astralCharacters = ['𬭚', '𬸚', '𬍛', '𬴊', '𫖯', '𫍯', '𬎆', '𬀩', '𠮷', '𫘧'];

/** Names with a middle dot (U+00B7), as on identity cards: made up of common parts. */
export const dottedNames = {
  first: [
    '阿依古丽',
    '买买提',
    '古丽娜尔',
    '艾力',
    '帕提古丽',
    '吐尔逊',
    '热依罕',
    '库尔班',
    '阿孜古丽',
  ],
  last: [
    '艾合买提',
    '依明',
    '吾买尔',
    '阿布都拉',
    '司马义',
    '玉素甫',
    '哈德尔',
    '托合提',
    '卡迪尔',
  ],
} as const;

export const latinNames = {
  first: [
    'Maria',
    'Jonas',
    'Amélie',
    'Oleksandr',
    'Priya',
    'Søren',
    'Nguyễn',
    'Ana',
    'Kofi',
    'Zoë',
  ],
  last: [
    'Example',
    'Demo-Silva',
    "O'Sample",
    'Musterfrau',
    'Provázek',
    'Testov',
    'Ejemplo',
    'Prøve',
  ],
} as const;
