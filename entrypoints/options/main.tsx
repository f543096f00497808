import '../../components/shared/styles/index.css'
import '../../components/options/options.css'
import { render } from 'preact'
import { Options } from '../../components/options/options.tsx'
import { applyRememberedTheme } from '../../components/shared/theme.ts'

applyRememberedTheme()
const place = document.getElementById('app')
if (place) render(<Options />, place)
