// SPDX-License-Identifier: Apache-2.0
// Signing in. It stands in the place of the screen that was asked for, which then follows.
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../catalogue/language.tsx';
import { useAct } from '../../data/queries.ts';
import { Preferences } from '../../frame/preferences.tsx';
import { Field } from '../../widgets/field.tsx';
import { RefusalNotice } from '../../widgets/refusal-notice.tsx';

export function SignIn() {
  const { signIn, product } = useWords();
  const act = useAct('session.sign-in');
  const [signInName, setSignInName] = useState('');
  const [password, setPassword] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isWhole = signInName.trim() !== '' && password !== '';
    setIsMissing(!isWhole);
    if (isWhole) act.mutate({ body: { signInName, password } });
  };
  return (
    <main className="door">
      <title>{`${signIn.title} · ${product}`}</title>
      <div className="door-card">
        <h1 className="brand">{product}</h1>
        <p className="quiet">{signIn.lead}</p>
        <form onSubmit={submit}>
          <Field label={signIn.name} fault={isMissing ? signIn.missing : undefined}>
            {(ids) => (
              <Input
                {...ids}
                autoComplete="username"
                maxLength={64}
                value={signInName}
                onChange={(event) => setSignInName(event.target.value)}
              />
            )}
          </Field>
          <Field label={signIn.password} hint={signIn.hint}>
            {(ids) => (
              <Input.Password
                {...ids}
                visibilityToggle={false}
                autoComplete="current-password"
                maxLength={200}
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
          <RefusalNotice error={act.error} />
          <Button type="primary" htmlType="submit" block loading={act.isPending}>
            {signIn.submit}
          </Button>
        </form>
        <div className="door-foot">
          <Preferences />
        </div>
      </div>
    </main>
  );
}
