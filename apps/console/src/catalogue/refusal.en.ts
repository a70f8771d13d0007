// SPDX-License-Identifier: Apache-2.0
// What every refusal says to staff: what happened, what was kept, what to do next.

export const refusalEn = {
  'request.malformed':
    'Something in this form is missing or not in the right form ({field}); nothing was changed. Please correct it and send it again.',
  'request.too-large':
    'This is larger than allowed; nothing was changed. Please send it in several parts.',
  'request.too-often':
    'Too many requests; this one was not carried out. Please wait a minute and try again.',
  'sign-in.required': 'Your session has ended; what was saved is kept. Please sign in again.',
  'sign-in.failed': 'Name or password is not right. Please check them and try again.',
  'sign-in.locked':
    'Several attempts failed, so this sign-in name rests for a while. Please try again in 15 minutes or ask the administrator.',
  'permission.missing':
    'Your role may not do this; nothing was changed. If you need it, please ask the administrator.',
  'thing.not-found':
    'This record was not found; it may have moved. Please go back to the list and refresh.',
  'idempotency.other-content':
    'The same submission came twice with different content; the first result is kept. Please refresh and fill it in again.',
  'file.empty':
    'The file is empty; nothing was imported. Please check whether the export had finished.',
  'file.binary':
    "This is neither text nor a workbook; nothing was imported. Please choose the bank's CSV or XLSX file.",
  'file.undecodable':
    'The text encoding could not be told; nothing was imported. Please export again as UTF-8, UTF-16 or GB18030.',
  'file.headers':
    'The header row does not fit the chosen layout; nothing was imported. Please check the layout or choose another.',
  'file.cell-too-large':
    'One cell is too large (line {line}); nothing was imported. Please correct it and upload again.',
  'file.too-large':
    'The file is larger than allowed; nothing was imported. Please upload it in parts.',
  'file.trailer':
    'Count or total in the trailer does not agree with the rows; nothing was imported. Please ask the source for the file again.',
  'file.mapping':
    'The mapping file has a fault ({field}); nothing was imported. Please correct the mapping.',
  'file.workbook':
    'The workbook cannot be opened or lacks its sheet; nothing was imported. Please export the XLSX again.',
  'file.busy':
    'Another file is being imported; this one was left alone. Please upload it when that has ended.',
  'row.not-open':
    'This row has been dealt with already; it was not changed again. Please refresh the list.',
  'row.still-wrong':
    'The corrected row still has a fault ({field}: {reason}); it stays in quarantine and what you typed is kept. Please look again.',
  'law.blocked':
    'Not now. No contact took place and what you filled in is kept; below are the grounds and the earliest time.',
  'law.required':
    'A fact has to be confirmed first. No contact took place and what you filled in is kept. Please supply what is listed below.',
  'law.reason-needed':
    "It may be done, with a supervisor's reason; it was not done yet. Please add the reason.",
  'calendar.not-published':
    'The public holidays of that year are not published yet, so it cannot be decided; nothing was changed. Please choose an earlier day.',
  'case.closed':
    'The case is closed; its record is kept. Should an account fall overdue again, a new case opens by itself.',
  'case.already-open':
    'This person already has an open case; no second one was opened. Please continue there.',
  'account.data-check':
    'The account waits for a data check and cannot be proposed for a visit until then; nothing was changed. Please check its figures first.',
  'visit.not-necessary':
    'A visit is not needed yet: remote contact has not been exhausted and the person has not asked. Please call or write first.',
  'visit.small-balance':
    "The amount is below the institution's small-balance limit, so nobody visits. Please call or write.",
  'visit.no-address':
    'There is no address that may be visited (a registered address only when the person confirmed living there). Please confirm a residence or workplace first.',
  'visit.request-open':
    'A request for this person already waits; no second one was made. Please wait for the supervisor.',
  'visit.same-person':
    'Your own request is decided by another supervisor; it is kept and was not changed.',
  'visit.move-not-allowed':
    'This visit cannot be moved now; it stays as arranged. Please cancel it and request anew.',
  'plan.superseded':
    'There is a newer plan; this one was not published. Please refresh to see the newest.',
  'plan.nothing-to-plan':
    'No approved visits wait for this day. Please decide on the visit requests first.',
  'portal.not-recognised':
    'The link and the four characters do not match. Please check them, or call the number on your card.',
  'portal.session-over':
    'For your safety the page was closed. Please open it again from the link in your notice.',
  'notice.answered': 'This notice has been answered already.',
  'notice.superseded':
    "A newer notice has taken this one's place; please look at the present arrangement.",
  'notice.ended': 'This visit was called off.',
  'slot.taken': 'That time has just been taken; please choose another.',
  'visit.already-arranged': 'A time has already been arranged.',
  'visit.not-planned': 'This visit has no time yet.',
  'doorstep.not-due': 'A doorstep call is for a proven notice that met with silence.',
  'doorstep.used': 'This case has had its one doorstep call.',
  'message.move-not-allowed': 'This message cannot be handled that way now.',
  'message.no-way': 'There is no lawful channel to this person now.',
  'reminder.nothing-due': 'There is nothing to remind of.',
  'payment.reversed': 'This payment was reversed already.',
  'dispute.closed': 'This dispute has been answered already.',
  'complaint.closed': 'This complaint has been closed already.',
  'clock.real': 'In production the business time is the real time and cannot be advanced.',
  'clock.backwards': 'Business time moves forward only; nothing was changed.',
  'delinquency.missing-due-date':
    'The account has no due date, so its days past due cannot be counted; it was left as it was. Please supply the due date.',
  'database.in-use':
    'The database is in use by another program; nothing was changed. Please end that program first.',
} as const;
