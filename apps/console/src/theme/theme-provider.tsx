// SPDX-License-Identifier: Apache-2.0
// Light and dark from one set of tokens: for antd through its theme, for our own marks as variables.
import { ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useLanguage } from '../catalogue/language.tsx';
import { readKept, writeKept } from '../data/kept.ts';
import { dark, light, type Tokens } from './tokens.ts';

interface Light {
  readonly isDark: boolean;
  readonly tokens: Tokens;
  readonly setDark: (isDark: boolean) => void;
}

const LightContext = createContext<Light>({ isDark: false, tokens: light, setDark: () => {} });

export function useLight(): Light {
  return useContext(LightContext);
}

export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage();
  const [isDark, setIsDark] = useState(() => (readKept('light') ?? systemLight()) === 'dark');
  const tokens = isDark ? dark : light;
  useEffect(() => {
    document.documentElement.dataset.light = isDark ? 'dark' : 'light';
    for (const [name, value] of Object.entries(tokens)) {
      if (typeof value === 'string') document.documentElement.style.setProperty(`--${name}`, value);
    }
  }, [isDark, tokens]);
  const value = useMemo<Light>(() => {
    const setDark = (next: boolean) => {
      writeKept('light', next ? 'dark' : 'light');
      setIsDark(next);
    };
    return { isDark, tokens, setDark };
  }, [isDark, tokens]);
  return (
    <LightContext.Provider value={value}>
      <ConfigProvider
        locale={language === 'zh' ? zhCN : enUS}
        theme={antdTheme(isDark, tokens)}
        button={{ autoInsertSpace: false }}
      >
        {children}
      </ConfigProvider>
    </LightContext.Provider>
  );
}

function systemLight(): string {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function antdTheme(isDark: boolean, tokens: Tokens) {
  return {
    algorithm: isDark ? [theme.darkAlgorithm, theme.compactAlgorithm] : [theme.compactAlgorithm],
    token: {
      colorPrimary: tokens.teal,
      colorInfo: tokens.tealText,
      colorLink: tokens.tealText,
      colorLinkHover: tokens.tealText,
      colorError: tokens.red,
      colorWarning: tokens.amber,
      colorSuccess: tokens.green,
      colorText: tokens.ink,
      colorTextBase: tokens.ink,
      colorTextSecondary: tokens.quiet,
      colorTextTertiary: tokens.quiet,
      colorTextDescription: tokens.quiet,
      colorTextPlaceholder: tokens.quiet,
      colorBgBase: tokens.paper,
      colorBgContainer: tokens.paper,
      colorBgElevated: tokens.paper,
      colorBgLayout: tokens.mist,
      colorBorder: isDark ? '#5A6B76' : '#A9B5BC',
      colorBorderSecondary: tokens.line,
      colorSplit: tokens.line,
      borderRadius: 6,
      fontSize: 14,
      controlHeight: 32,
      fontFamily:
        "-apple-system, BlinkMacSystemFont, 'Segoe UI', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei', sans-serif",
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: { Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' } },
  };
}
