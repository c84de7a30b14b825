import type { ReactNode } from 'react';

function Icon({ children, size = 18 }: { children: ReactNode; size?: number }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const LockIcon = () => (
  <Icon size={14}>
    <rect x="4" y="9" width="12" height="8" rx="1.5" />
    <path d="M6.5 9V6.5a3.5 3.5 0 0 1 7 0V9" />
  </Icon>
);
export const HashIcon = () => (
  <Icon size={14}>
    <path d="M4 7.5h12.5M3.5 12.5H16M8 3.5 6.5 16.5M13.5 3.5 12 16.5" />
  </Icon>
);
export const MenuIcon = () => (
  <Icon>
    <path d="M3.5 5.5h13M3.5 10h13M3.5 14.5h13" />
  </Icon>
);
export const CloseIcon = () => (
  <Icon>
    <path d="m5 5 10 10M15 5 5 15" />
  </Icon>
);
export const SendIcon = () => (
  <Icon>
    <path d="M3.5 10 16.5 4l-4 12.5-3-5z M9.5 11.5 16.5 4" />
  </Icon>
);
export const AttachIcon = () => (
  <Icon>
    <path d="m15.5 9.5-5.6 5.6a3.5 3.5 0 0 1-5-5l6-6a2.3 2.3 0 0 1 3.3 3.3l-5.8 5.8a1.1 1.1 0 0 1-1.6-1.6l5-5" />
  </Icon>
);
export const BoltIcon = () => (
  <Icon>
    <path d="M11 2.5 4.5 11.5h5L9 17.5l6.5-9h-5z" />
  </Icon>
);
export const ThreadIcon = () => (
  <Icon>
    <path d="M3.5 4.5h13v9h-7l-3.5 3v-3H3.5z M7 8h6M7 10.5h4" />
  </Icon>
);
export const MoreIcon = () => (
  <Icon>
    <path d="M5 10h.01M10 10h.01M15 10h.01" strokeWidth="2.6" />
  </Icon>
);
export const ClockIcon = () => (
  <Icon size={16}>
    <circle cx="10" cy="10" r="7" />
    <path d="M10 6v4.2l2.7 1.6" />
  </Icon>
);
export const EyeIcon = () => (
  <Icon size={14}>
    <path d="M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5z" />
    <circle cx="10" cy="10" r="2.2" />
  </Icon>
);
export const FileIcon = () => (
  <Icon size={20}>
    <path d="M5 2.5h6.5L15.5 6.5v11H5z M11.5 2.5v4h4 M7.5 10.5h5M7.5 13.5h5" />
  </Icon>
);
export const DownloadIcon = () => (
  <Icon>
    <path d="M10 3.5v9M6.5 9.5l3.5 3.5 3.5-3.5M4 16.5h12" />
  </Icon>
);
