// SPDX-License-Identifier: Apache-2.0
// Language and light, the two choices a reader has before and after signing in.
import { MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useLanguage } from '../catalogue/language.tsx';
import { useLight } from '../theme/theme-provider.tsx';

export function Preferences() {
  const { language, words, setLanguage } = useLanguage();
  const { isDark, setDark } = useLight();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <>
      <Button
        type="text"
        aria-label={words.header.language}
        onClick={() => setLanguage(other)}
        lang={other === 'zh' ? 'zh-CN' : 'en'}
      >
        {words.header.toOther}
      </Button>
      <Button
        type="text"
        aria-label={isDark ? words.header.toLight : words.header.toDark}
        title={isDark ? words.header.toLight : words.header.toDark}
        icon={isDark ? <SunOutlined aria-hidden /> : <MoonOutlined aria-hidden />}
        onClick={() => setDark(!isDark)}
      />
    </>
  );
}
