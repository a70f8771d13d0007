// SPDX-License-Identifier: Apache-2.0
// A process that works off the outbox of a database against a mail server it is told of, and is
// killed by the test while that server holds its message.
import { openDatabase } from '../src/db/open-database.ts';
import { openCarriers } from '../src/jobs/open-carriers.ts';
import { sendDue } from '../src/message/send-due.action.ts';
import { aGroundOver } from './builders/ground.ts';
import { testInstitution } from './test-ground.ts';

const [, , address = '', port = ''] = process.argv;
const opened = await openDatabase({ address });
if (!opened.ok) throw new Error('the database of the test opens');
const ground = aGroundOver(opened.value);
const carriers = openCarriers(ground, {
  smtp: {
    host: '127.0.0.1',
    port: Number(port),
    isSecure: false,
    login: null,
    from: 'visits@bank.example',
  },
  smpp: null,
});
await sendDue(ground, carriers, testInstitution);
