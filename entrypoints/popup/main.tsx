import '../../components/shared/styles/index.css'
import '../../components/popup/popup.css'
import { render } from 'preact'
import { Popup } from '../../components/popup/popup.tsx'

const place = document.getElementById('app')
if (place) render(<Popup />, place)
