import '../../components/shared/styles/index.css'
import '../../components/popup/popup.css'
import { render } from 'preact'
import { Popup } from '../../components/popup/popup.tsx'
import { applyRememberedTheme } from '../../components/shared/theme.ts'

applyRememberedTheme()
const place = document.getElementById('app')
if (place) render(<Popup />, place)
