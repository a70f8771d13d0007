// SPDX-License-Identifier: Apache-2.0
// Every rule of the Chinese pack, by name: what is not listed here does not hold.
import type { Rule } from '../src/rule.ts';
import { officialNumber } from './calls/chan-01-official-number.ts';
import { recordedAndNamed } from './calls/chan-02-recorded-and-named.ts';
import { unansweredAttempts } from './calls/freq-01-unanswered-attempts.ts';
import { conversationsADay } from './calls/freq-02-conversations-a-day.ts';
import { disturbingPrivateLife } from './calls/freq-03-disturbing-private-life.ts';
import { channelRefused } from './calls/fv-chan-01-channel-refused.ts';
import { attemptsPerPerson } from './calls/fv-freq-01-attempts-per-person.ts';
import { quietHoursBefore2024 } from './calls/fv-time-01-quiet-hours-before-2024.ts';
import { inconvenientHours } from './calls/fv-time-02-inconvenient-hours.ts';
import { quietHoursBankingCode } from './calls/time-01-quiet-hours-banking-code.ts';
import { quietHoursStandard } from './calls/time-02-quiet-hours-standard.ts';
import { properHours2018 } from './calls/time-03-proper-hours-2018.ts';
import { quietHours2024 } from './calls/time-03-quiet-hours-2024.ts';
import { visitingHours } from './calls/time-04-visiting-hours.ts';
import { frozenAccount } from './data/fv-acc-01-frozen-account.ts';
import { complaintOpen } from './data/fv-comp-01-complaint-open.ts';
import { freshRules } from './data/fv-pack-01-fresh-rules.ts';
import { rulesNotLoaded } from './data/fv-scope-01-rules-not-loaded.ts';
import { nothingInPublic } from './messages/chan-03-nothing-in-public.ts';
import { noAdvertising } from './messages/chan-04-no-advertising.ts';
import { letterContents } from './messages/let-01-letter-contents.ts';
import { remindedFirst } from './messages/rem-01-reminded-first.ts';
import { markTheDispute } from './money/dis-01-mark-the-dispute.ts';
import { claimedFraud } from './money/dis-02-claimed-fraud.ts';
import { disputedPartRests } from './money/fv-dis-01-disputed-part-rests.ts';
import { planTerm } from './money/plan-01-plan-term.ts';
import { planTerms } from './money/plan-02-plan-terms.ts';
import { stopWhilePerforming } from './money/plan-03-stop-while-performing.ts';
import { oralPlan } from './money/plan-04-oral-plan.ts';
import { trainedAndListed } from './people/agy-01-trained-and-listed.ts';
import { toldBeforeOutsourcing } from './people/agy-02-told-before-outsourcing.ts';
import { toldOfTransfer } from './people/agy-03-told-of-transfer.ts';
import { whoActs } from './people/fv-actor-01-who-acts.ts';
import { protectedPeople } from './people/fv-prot-01-protected-people.ts';
import { legalCapacity } from './people/fv-prot-02-capacity.ts';
import { insolvencyStay } from './people/fv-stay-01-insolvency.ts';
import { hardshipStop } from './people/hard-01-hardship-stop.ts';
import { noContactOrder } from './people/stop-01-no-contact-order.ts';
import { onlyDebtorAndGuarantor } from './people/who-01-only-debtor-and-guarantor.ts';
import { relatedNeedsEvidence } from './people/who-02-related-needs-evidence.ts';
import { thirdPartyOnlyWhenLost } from './people/who-03-third-party-only-when-lost.ts';
import { noAfterNo } from './people/who-04-no-after-no.ts';
import { sourceOfContact } from './people/who-05-source-of-contact.ts';
import { debtStaysPrivate } from './people/who-06-debt-stays-private.ts';
import { aChildAnswers } from './people/who-07-a-child-answers.ts';
import { afterADeath } from './people/who-08-after-a-death.ts';
import { throughTheAttorney } from './people/who-09-through-the-attorney.ts';
import { neighboursAndCommittees } from './people/who-10-neighbours-and-committees.ts';
import { daysBetweenVisits } from './visits/freq-04-days-between-visits.ts';
import { noWaitingOrFollowing } from './visits/freq-05-no-waiting-or-following.ts';
import { notAtFamilyAddress } from './visits/fv-vis-01-not-at-family-address.ts';
import { recordingRefused } from './visits/fv-vis-03-recording-refused.ts';
import { personInCharge } from './visits/org-01-person-in-charge.ts';
import { notInACrowd } from './visits/org-02-not-in-a-crowd.ts';
import { twoOfficers } from './visits/vis-01-two-officers.ts';
import { identification } from './visits/vis-02-identification.ts';
import { noEntryWithoutConsent } from './visits/vis-03-no-entry-without-consent.ts';
import { noCameraIndoors } from './visits/vis-04-no-camera-indoors.ts';
import { visitRecorded } from './visits/vis-05-visit-recorded.ts';
import { announcedVisit } from './visits/vis-06-announced-visit.ts';
import { noVisitOnPublicHolidays } from './visits/vis-07-no-visit-on-public-holidays.ts';
import { noVisitAtWorkOrHospital } from './visits/vis-08-no-visit-at-work-or-hospital.ts';
import { declinedVisits } from './visits/vis-09-declined-visits.ts';
import { officerSafety } from './visits/vis-10-officer-safety.ts';

export const cnRules: readonly Rule[] = [
  quietHoursBankingCode,
  quietHoursStandard,
  quietHours2024,
  properHours2018,
  quietHoursBefore2024,
  visitingHours,
  inconvenientHours,
  unansweredAttempts,
  conversationsADay,
  attemptsPerPerson,
  disturbingPrivateLife,
  officialNumber,
  recordedAndNamed,
  channelRefused,
  nothingInPublic,
  noAdvertising,
  letterContents,
  remindedFirst,
  twoOfficers,
  identification,
  noEntryWithoutConsent,
  noCameraIndoors,
  visitRecorded,
  recordingRefused,
  announcedVisit,
  noVisitOnPublicHolidays,
  noVisitAtWorkOrHospital,
  notAtFamilyAddress,
  declinedVisits,
  officerSafety,
  daysBetweenVisits,
  noWaitingOrFollowing,
  personInCharge,
  notInACrowd,
  whoActs,
  onlyDebtorAndGuarantor,
  relatedNeedsEvidence,
  thirdPartyOnlyWhenLost,
  noAfterNo,
  sourceOfContact,
  debtStaysPrivate,
  aChildAnswers,
  afterADeath,
  throughTheAttorney,
  neighboursAndCommittees,
  noContactOrder,
  hardshipStop,
  protectedPeople,
  legalCapacity,
  insolvencyStay,
  trainedAndListed,
  toldBeforeOutsourcing,
  toldOfTransfer,
  planTerm,
  planTerms,
  stopWhilePerforming,
  oralPlan,
  markTheDispute,
  disputedPartRests,
  claimedFraud,
  complaintOpen,
  frozenAccount,
  freshRules,
  rulesNotLoaded,
];
