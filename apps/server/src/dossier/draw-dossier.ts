// SPDX-License-Identifier: Apache-2.0
// A dossier on paper: who, what is owed account by account, what was said and proven, which clauses
// apply, what the person may do. Read by officers and by the person himself.
import { Temporal } from 'temporal-polyfill';
import { dayText, windowText } from '../paper/amount-text.ts';
import { bracketNote } from '../paper/bracket-note.ts';
import {
  faint,
  hairline,
  openSheet,
  type PrintedFile,
  pageSize,
  type Sheet,
  type TextStyle,
  teal,
} from '../paper/sheet.ts';
import type { Typeface } from '../paper/typeface.ts';
import { heading, pairs, paragraphs, points, small } from '../paper/write-blocks.ts';
import type { DossierFigures } from './dossier-figures.ts';
import { type DossierWords, dossierWords } from './dossier-words.ts';
import { drawClauses, drawContacts, drawNotices } from './draw-history.ts';
import { drawMoney } from './draw-money.ts';

export interface DossierDrawing {
  readonly figures: DossierFigures;
  readonly version: number;
  /** Hexadecimal. */
  readonly figuresHash: string;
  /** Business time. */
  readonly madeAt: Temporal.Instant;
  readonly typeface: Typeface;
}

export async function drawDossier(drawing: DossierDrawing): Promise<PrintedFile> {
  const { figures, madeAt, typeface, version } = drawing;
  const words = dossierWords[figures.language];
  const sheet = openSheet({
    title: `${words.title} v${version}`,
    language: figures.language,
    madeAt,
    typeface,
  });
  drawOpening(sheet, figures, words);
  drawMoney(sheet, figures, words);
  drawNotices(sheet, figures, words);
  drawContacts(sheet, figures, words);
  drawClauses(sheet, figures, words);
  heading(sheet, words.rights);
  points(sheet, words.rightsOf(figures.refusalDays));
  heading(sheet, words.never);
  points(sheet, words.neverDo);
  heading(sheet, words.complaint);
  const { complaintLine } = figures.institution;
  const says = complaintLine === '' ? words.complaintByCard : words.complaintLine(complaintLine);
  paragraphs(sheet, says);
  if (sheet.bracketed.size > 0) {
    sheet.y += 8;
    paragraphs(sheet, words.brackets(bracketNote(sheet.bracketed)), small);
  }
  drawFrame(sheet, drawing, words);
  return sheet.end();
}

const titleStyle: TextStyle = { size: 20, weight: 'bold', color: teal };

function drawOpening(sheet: Sheet, figures: DossierFigures, words: DossierWords): void {
  const { language, visit, zone } = figures;
  sheet.drawLine(words.title, { x: sheet.left, y: sheet.y, width: sheet.width }, titleStyle);
  sheet.y += 34;
  paragraphs(sheet, words.lead, small);
  sheet.y += 8;
  const { windowFrom, windowUntil } = visit;
  const when =
    windowFrom === null || windowUntil === null
      ? words.notArranged
      : windowText(
          { from: Temporal.Instant.from(windowFrom), until: Temporal.Instant.from(windowUntil) },
          { zone, language },
        );
  const comma = language === 'zh' ? '，' : ', ';
  const officers = visit.officers.map(({ name, badgeNo }) =>
    badgeNo === null ? name : words.officer(name, badgeNo),
  );
  pairs(sheet, [
    [words.person, figures.person.name],
    [words.address, figures.person.address],
    [words.when, when],
    [words.manner, words.manners[visit.manner]],
    [words.officers, officers.length === 0 ? words.officersNotNamed : officers.join(comma)],
    [words.asOf, dayText(Temporal.PlainDate.from(figures.asOf), language)],
  ]);
}

const frameStyle: TextStyle = { size: 8.5, weight: 'regular', color: faint };

/** Head and foot of every page: whose paper, which version, which figures, which page. */
function drawFrame(sheet: Sheet, drawing: DossierDrawing, words: DossierWords): void {
  const { figures, figuresHash, version } = drawing;
  const asOf = dayText(Temporal.PlainDate.from(figures.asOf), figures.language);
  const [institution = ''] = sheet.lines(figures.institution.name, sheet.width / 2, frameStyle);
  const area = { x: sheet.left, width: sheet.width } as const;
  sheet.onEachPage((page, of) => {
    sheet.drawLine(institution, { ...area, y: 36 }, frameStyle);
    const head = words.header(version, asOf);
    sheet.drawLine(head, { ...area, y: 36, align: 'right' }, frameStyle);
    line(sheet, { y: 56, color: teal, width: 1.4 });
    const foot = pageSize.height - 48;
    line(sheet, { y: foot, color: hairline, width: 0.6 });
    const hash = `${words.figures} ${figuresHash.slice(0, 16)}`;
    sheet.drawLine(hash, { ...area, y: foot + 6 }, frameStyle);
    sheet.drawLine(words.page(page, of), { ...area, y: foot + 6, align: 'right' }, frameStyle);
  });
}

function line(sheet: Sheet, rule: { y: number; color: string; width: number }): void {
  sheet.doc
    .moveTo(sheet.left, rule.y)
    .lineTo(sheet.left + sheet.width, rule.y)
    .lineWidth(rule.width)
    .strokeColor(rule.color)
    .stroke();
}
