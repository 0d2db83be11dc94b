"""LTX, Wan and SVD with tiny models of random weights, on the CPU."""

import sys
import unittest
from pathlib import Path

try:
    import av
    import torch
    import diffusers
    from transformers import CLIPImageProcessor, CLIPVisionConfig, CLIPVisionModelWithProjection
except ModuleNotFoundError as error:
    raise unittest.SkipTest(f"{error.name} is not installed") from None

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import video
from dailies_runner.diffusion.testing import CPU, tiny_t5
from dailies_runner.testing import bench
from PIL import Image


def tiny_ltx(_model, with_picture):
    torch.manual_seed(0)
    text_encoder, tokenizer = tiny_t5()
    vae = diffusers.AutoencoderKLLTXVideo(
        in_channels=3,
        out_channels=3,
        latent_channels=8,
        block_out_channels=(8, 8, 8, 8),
        decoder_block_out_channels=(8, 8, 8, 8),
        layers_per_block=(1, 1, 1, 1, 1),
        decoder_layers_per_block=(1, 1, 1, 1, 1),
        spatio_temporal_scaling=(True, True, False, False),
        decoder_spatio_temporal_scaling=(True, True, False, False),
        decoder_inject_noise=(False, False, False, False, False),
        upsample_residual=(False, False, False, False),
        upsample_factor=(1, 1, 1, 1),
        timestep_conditioning=False,
        patch_size=1,
        patch_size_t=1,
        encoder_causal=True,
        decoder_causal=False,
    )
    vae.use_framewise_encoding = vae.use_framewise_decoding = False
    transformer = diffusers.LTXVideoTransformer3DModel(
        in_channels=8,
        out_channels=8,
        patch_size=1,
        patch_size_t=1,
        num_attention_heads=4,
        attention_head_dim=8,
        cross_attention_dim=32,
        num_layers=1,
        caption_channels=32,
    )
    kind = diffusers.LTXImageToVideoPipeline if with_picture else diffusers.LTXPipeline
    return kind(
        scheduler=diffusers.FlowMatchEulerDiscreteScheduler(),
        vae=vae,
        text_encoder=text_encoder,
        tokenizer=tokenizer,
        transformer=transformer,
    )


def tiny_wan(_model, _with_picture):
    torch.manual_seed(0)
    text_encoder, tokenizer = tiny_t5()
    return diffusers.WanPipeline(
        tokenizer=tokenizer,
        text_encoder=text_encoder,
        vae=diffusers.AutoencoderKLWan(
            base_dim=3,
            z_dim=16,
            dim_mult=[1, 1, 1, 1],
            num_res_blocks=1,
            temperal_downsample=[False, True, True],
        ),
        scheduler=diffusers.FlowMatchEulerDiscreteScheduler(shift=7.0),
        transformer=diffusers.WanTransformer3DModel(
            patch_size=(1, 2, 2),
            num_attention_heads=2,
            attention_head_dim=12,
            in_channels=16,
            out_channels=16,
            text_dim=32,
            freq_dim=256,
            ffn_dim=32,
            num_layers=2,
            cross_attn_norm=True,
            qk_norm="rms_norm_across_heads",
            rope_max_seq_len=32,
        ),
    )


def tiny_svd(_model, _with_picture):
    torch.manual_seed(0)
    return diffusers.StableVideoDiffusionPipeline(
        unet=diffusers.UNetSpatioTemporalConditionModel(
            block_out_channels=(32, 64),
            layers_per_block=1,
            sample_size=32,
            in_channels=8,
            out_channels=4,
            down_block_types=("CrossAttnDownBlockSpatioTemporal", "DownBlockSpatioTemporal"),
            up_block_types=("UpBlockSpatioTemporal", "CrossAttnUpBlockSpatioTemporal"),
            cross_attention_dim=32,
            num_attention_heads=8,
            projection_class_embeddings_input_dim=96,
            addition_time_embed_dim=32,
        ),
        image_encoder=CLIPVisionModelWithProjection(
            CLIPVisionConfig(
                hidden_size=32,
                projection_dim=32,
                num_hidden_layers=2,
                num_attention_heads=4,
                image_size=224,
                intermediate_size=37,
                patch_size=32,
            )
        ).eval(),
        scheduler=diffusers.EulerDiscreteScheduler(prediction_type="v_prediction", use_karras_sigmas=True),
        vae=diffusers.AutoencoderKLTemporalDecoder(
            block_out_channels=(32, 64),
            down_block_types=("DownEncoderBlock2D", "DownEncoderBlock2D"),
            latent_channels=4,
        ),
        feature_extractor=CLIPImageProcessor(crop_size=224, size=224),
    )


class Video(unittest.TestCase):
    def execute(self, it, family, load, params=None, inputs=None, **options):
        (it.models / "model").mkdir(exist_ok=True)
        wanted = video.options_of(["--family", family, "--model", "model"])
        return it.execute(
            lambda run: video.make(run, wanted, load, lambda: CPU), "shot-motion", params, inputs, **options
        )

    def film(self, it):
        with av.open(str(it.outputs / "take.mp4")) as container:
            stream = container.streams.video[0]
            return len(list(container.decode(stream))), stream.width, stream.height, stream.average_rate

    def test_ltx_makes_the_films_frames_at_the_films_rate(self):
        with bench() as it:
            code = self.execute(it, "ltx", tiny_ltx, {"x_steps": 2, "prompt": "waves"}, size=(64, 64), frames=10, fps=(25, 1))
            self.assertEqual((code, it.errors), (0, ""))
            self.assertEqual(self.film(it), (10, 64, 64, 25))
            self.assertTrue((it.outputs / "preview.jpg").is_file())
            self.assertIn("step 2 of 2", it.said)

    def test_ltx_begins_with_a_picture(self):
        with bench() as it:
            first = {"firstFrame": [it.picture(Image.new("RGB", (64, 64), "#336699"))]}
            code = self.execute(it, "ltx", tiny_ltx, {"x_steps": 2}, first, frames=9)
            self.assertEqual((code, it.errors), (0, ""))
            self.assertEqual(self.film(it)[0], 9)

    def test_wan_works_at_its_own_rate_and_is_brought_to_the_films(self):
        with bench() as it:
            code = self.execute(it, "wan", tiny_wan, {"x_steps": 2}, size=(48, 32), frames=12, fps=(24, 1))
            self.assertEqual((code, it.errors), (0, ""))
            self.assertEqual(self.film(it), (12, 48, 32, 24))

    def test_svd_needs_a_picture_and_moves_it(self):
        with bench() as it:
            self.assertEqual(self.execute(it, "svd", tiny_svd, frames=12), 3)
            self.assertIn("needs a first frame", it.result["error"]["message"])
        with bench() as it:
            first = {"firstFrame": [it.picture(Image.new("RGB", (64, 64), "#336699"))]}
            code = self.execute(it, "svd", tiny_svd, {"x_steps": 2}, first, frames=12)
            self.assertEqual((code, it.errors), (0, ""))
            self.assertEqual(self.film(it)[0], 12)

    def test_longer_than_a_model_can_is_refused_with_both_lengths(self):
        with bench() as it:
            self.assertEqual(self.execute(it, "wan", tiny_wan, frames=240), 3)
            said = it.result["error"]["message"]
            self.assertEqual(said, "Wan makes at most 5.1 s at once, and this is 10.0 s; shorten it.")


if __name__ == "__main__":
    unittest.main()
